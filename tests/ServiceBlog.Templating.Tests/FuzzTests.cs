using System.Globalization;
using System.Text.RegularExpressions;
using ServiceBlog.Templating.Runtime;

namespace ServiceBlog.Templating.Tests;

/// <summary>
/// Whatever the text, a template parses without an exception, its errors lie within the text, and a render ends in
/// output or in a <see cref="TemplateException"/>. More rounds, from other seeds: <c>SERVICEBLOG_FUZZ_ROUNDS</c>.
/// </summary>
public sealed class FuzzTests : TemplateTest
{
    private const int RoundsBySeed = 50_000;

    private static readonly RenderLimits Limits = new()
    {
        LoopSteps = 300,
        RecursionDepth = 20,
        OutputLength = 20_000,
        StringLength = 5_000,
        RegexTimeout = TimeSpan.FromMilliseconds(50),
    };

    public static TheoryData<int> Seeds
    {
        get
        {
            var rounds = Environment.GetEnvironmentVariable("SERVICEBLOG_FUZZ_ROUNDS");
            var wanted = int.TryParse(rounds, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
            return [.. Enumerable.Range(1, Math.Max(4, wanted / RoundsBySeed))];
        }
    }

    [Fact]
    public void What_the_fuzzing_starts_from_is_valid()
    {
        foreach (var text in FuzzSeeds.Templates)
        {
            Template.Parse(text, "page").Errors.ShouldBeEmpty(text);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_text_renders_or_fails_with_a_place(int seed)
    {
        var fuzzer = new TemplateFuzzer(seed);
        using var context = new RenderContext { Loader = Templates, Limits = Limits };
        for (var round = 0; round < RoundsBySeed; round++)
        {
            var text = fuzzer.Next();
            try
            {
                Check(text, context);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Seed {seed}, round {round}: {failure.Message}\n{text}", failure);
            }
        }
    }

    private static void Check(string text, RenderContext context)
    {
        var template = Template.Parse(text, "page");
        foreach (var error in template.Errors)
        {
            ShouldLieIn(text, error);
        }

        context.Reset(Model());
        try
        {
            template.Render(context);
            template.HasErrors.ShouldBeFalse();
        }
        catch (TemplateException error)
        {
            // The engine gives every failure its place, its own faults too; those are what is looked for.
            var cause = error.GetBaseException();
            (cause is TemplateException or EvaluationException or RegexMatchTimeoutException).ShouldBeTrue(cause.ToString());
            // An included template has lines of its own, and so has a text that `object.eval` runs.
            if (error.Error.Path == "page")
            {
                ShouldLieIn(text, error.Error);
            }
        }
    }

    private static void ShouldLieIn(string text, TemplateError error)
    {
        var lines = text.Split('\n');
        error.Line.ShouldBeInRange(1, lines.Length);
        error.Column.ShouldBeInRange(1, lines[error.Line - 1].Length + 1);
    }
}
