using Scriban.Runtime;
using ServiceBlog.Core.Rendering.Templates;

namespace ServiceBlog.Tests.Guide;

/// <summary>The pages on built-in functions name what templates have, and nothing else.</summary>
public sealed class BuiltInTests
{
    private static readonly SortedDictionary<string, ScriptObject> Objects = new(
        new RenderContext(new RenderSettings { AsksMachine = true }).BuiltinObject.Where(entry => entry.Value is ScriptObject { Count: > 0 }).ToDictionary(entry => entry.Key, entry => (ScriptObject)entry.Value!),
        StringComparer.Ordinal);

    public static TheoryData<string> Libraries => [.. Objects.Keys];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Every_built_in_is_described_once_and_nothing_else_is(string library) =>
        Described(library).ShouldBe(NamesOf(library), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Every_built_in_has_an_example_that_runs(string library)
    {
        var examples = PageOf(library).Examples.ToLookup(example => example.Heading, example => example.Template);

        NamesOf(library).Where(name => !examples[name].Any(template => template.Contains(name, StringComparison.Ordinal)))
            .ShouldBeEmpty("these have no example under their heading");
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Every_signature_is_that_of_the_engine(string library)
    {
        var expected = Objects[library].Select(member => member.Value is IScriptCustomFunction function ? SignatureOf($"{library}.{member.Key}", function) : $"{library}.{member.Key}");

        PageOf(library).Signatures.Select(signature => signature.Code).ShouldBe(expected, ignoreOrder: true);
        PageOf(library).Signatures.ShouldAllBe(signature => signature.Code.Split(' ', 2)[0] == signature.Heading);
    }

    [Fact]
    public void The_contents_list_every_built_in()
    {
        var listed = GuidePage.Read("built-ins.md").Rows.Where(row => row.Heading == "All of them")
            .SelectMany(row => row.Cells[2].Text.Split(", ").Select(name => $"{row.Cells[0].Text}.{name}"));

        listed.ShouldBe(Objects.Keys.SelectMany(NamesOf), ignoreOrder: true);
    }

    [Fact]
    public void Every_directive_of_a_date_writes_what_the_table_shows()
    {
        var rows = GuidePage.Read("built-ins/date.md").Rows.Where(row => row.Heading == "Patterns").ToList();
        rows.Count.ShouldBeGreaterThan(30);

        foreach (var row in rows)
        {
            var directive = row.Cells[0].Code.ShouldHaveSingleItem();
            using var render = new RenderContext(new RenderSettings());
            render.Render(ParsedTemplate.Parse($"{{{{ date.parse '2026-11-20T14:05:09Z' | date.to_string '{directive}' }}}}", "row"), new ScriptObject());

            render.Text.ToString().ShouldBe(row.Cells[2].Code.ShouldHaveSingleItem(), directive);
        }
    }

    private static GuidePage PageOf(string library) => GuidePage.Read($"built-ins/{library}.md");

    private static IEnumerable<string> Described(string library) =>
        PageOf(library).Headings.Where(heading => heading.StartsWith(library + ".", StringComparison.Ordinal));

    private static IEnumerable<string> NamesOf(string library) => Objects[library].Keys.Select(name => $"{library}.{name}");

    private static string SignatureOf(string name, IScriptCustomFunction function) => string.Join(
        ' ', [name, .. Enumerable.Range(0, function.ParameterCount).Select(index => function.GetParameterInfo(index).Name + MarkOf(function, index))]);

    private static string MarkOf(IScriptCustomFunction function, int parameter) =>
        function.VarParamKind == ScriptVarParamKind.LastParameter && parameter == function.ParameterCount - 1 ? "..."
        : function.GetParameterInfo(parameter).HasDefaultValue ? "?" : "";
}
