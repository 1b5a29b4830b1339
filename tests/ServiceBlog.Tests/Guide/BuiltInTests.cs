using ServiceBlog.Templating;
using ServiceBlog.Templating.Builtins;

namespace ServiceBlog.Tests.Guide;

/// <summary>The pages on built-in functions name what the engine has, and nothing else.</summary>
public sealed class BuiltInTests
{
    public static TheoryData<string> Libraries => [.. StandardLibrary.Libraries.Select(library => library.Name)];

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
        var expected = LibraryOf(library).Functions.Select(SignatureOf)
            .Concat(LibraryOf(library).Values.Select(value => $"{library}.{value.Key}"));

        PageOf(library).Signatures.Select(signature => signature.Code).ShouldBe(expected, ignoreOrder: true);
        PageOf(library).Signatures.ShouldAllBe(signature => signature.Code.Split(' ', 2)[0] == signature.Heading);
    }

    [Fact]
    public void The_contents_list_every_built_in()
    {
        var listed = GuidePage.Read("built-ins.md").Rows.Where(row => row.Heading == "All of them")
            .SelectMany(row => row.Cells[2].Text.Split(", ").Select(name => $"{row.Cells[0].Text}.{name}"));

        listed.ShouldBe(StandardLibrary.Libraries.SelectMany(library => NamesOf(library.Name)), ignoreOrder: true);
    }

    [Fact]
    public void Every_directive_of_a_date_writes_what_the_table_shows()
    {
        var rows = GuidePage.Read("built-ins/date.md").Rows.Where(row => row.Heading == "Patterns").ToList();
        rows.Count.ShouldBeGreaterThan(30);

        foreach (var row in rows)
        {
            var directive = row.Cells[0].Code.ShouldHaveSingleItem();
            Template.Parse($"{{{{ date.parse '2026-11-20T14:05:09Z' | date.to_string '{directive}' }}}}", "row").Render()
                .ShouldBe(row.Cells[2].Code.ShouldHaveSingleItem(), directive);
        }
    }

    private static GuidePage PageOf(string library) => GuidePage.Read($"built-ins/{library}.md");

    private static BuiltinLibrary LibraryOf(string name) => StandardLibrary.Libraries.Single(library => library.Name == name);

    private static IEnumerable<string> Described(string library) =>
        PageOf(library).Headings.Where(heading => heading.StartsWith(library + ".", StringComparison.Ordinal));

    private static IEnumerable<string> NamesOf(string library) =>
        LibraryOf(library).Functions.Select(function => function.Name)
            .Concat(LibraryOf(library).Values.Select(value => $"{library}.{value.Key}"));

    private static string SignatureOf(BuiltinFunction function) => string.Join(
        ' ', [function.Name, .. function.Parameters.Select(parameter => parameter.Name + MarkOf(parameter))]);

    private static string MarkOf(Parameter parameter) =>
        parameter.IsVariadic ? "..." : parameter.IsOptional ? "?" : "";
}
