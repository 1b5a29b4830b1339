using System.Globalization;
using ServiceBlog.Core.Rendering.Templates;

namespace ServiceBlog.Core.Tests.Templates;

/// <summary>
/// Whatever the text, a template parses without an exception, and a render ends in output or in a
/// <see cref="TemplateException"/>. More rounds, from other seeds: <c>SERVICEBLOG_FUZZ_ROUNDS</c>.
/// </summary>
public sealed class FuzzTests : TemplateTest
{
    private const int RoundsBySeed = 20_000;

    private static readonly RenderSettings Settings = new()
    {
        Partials = Partials,
        Limits = new RenderLimits
        {
            LoopSteps = 100,
            RecursionDepth = 20,
            TextLength = 5_000,
            ListLength = 300,
            Evaluations = 5_000,
            RegexTimeout = TimeSpan.FromMilliseconds(50),
        },
    };

    public static TheoryData<int> Seeds
    {
        get
        {
            var rounds = Environment.GetEnvironmentVariable("SERVICEBLOG_FUZZ_ROUNDS");
            var wanted = int.TryParse(rounds, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
            return [.. Enumerable.Range(1, Math.Max(2, wanted / RoundsBySeed))];
        }
    }

    [Fact]
    public void What_the_fuzzing_starts_from_is_valid()
    {
        foreach (var text in FuzzSeeds.Templates)
            ParsedTemplate.Parse(text, "page").Errors.ShouldBeEmpty(text);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_text_renders_or_fails_with_a_message(int seed)
    {
        var fuzzer = new TemplateFuzzer(seed);
        for (var round = 0; round < RoundsBySeed; round++)
        {
            var text = fuzzer.Next();
            try
            {
                Check(text);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Seed {seed}, round {round}: {failure.Message}\n{text}", failure);
            }
        }
    }

    private static void Check(string text)
    {
        var template = ParsedTemplate.Parse(text, "page");
        if (template.HasErrors)
        {
            template.Errors.ShouldAllBe(error => error.Line >= 1 && error.Line <= 1 + text.Count(letter => letter == '\n'));
            return;
        }
        using var context = new RenderContext(Settings);
        try
        {
            context.Render(template, Model());
        }
        catch (TemplateException error)
        {
            error.Error.Line.ShouldBeGreaterThan(0);
        }
    }
}
