using System.Collections.Immutable;
using ServiceBlog.Tests.Guide;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Rendering.Language;

/// <summary>Templates that the published program has to render as the package does: those of <c>samples.txt</c>, and the guide's examples.</summary>
internal static class LanguageSamples
{
    public const string Data = """
        {
          "name": "foo", "number": 7,
          "products": [{ "title": "Orange", "price": 1.5 }, { "title": "Banana", "price": 2 }, { "title": "Apple", "price": 3.25 }]
        }
        """;

    public static readonly ImmutableArray<(string Name, string Text)> Partials =
    [
        ("arguments", "{{ $0 }}: {{ $1 }} + {{ $2 }}"),
        ("named", "{{ $.first }}/{{ $[\"second\"] }}"),
        ("counter", "{{ y = y + 1 ~}}\nvalue {{ y }}"),
        ("lines", "a\nb\nc"),
        ("item", "<{{ item }}>"),
        ("local", "{{ $x ?? 'none' }}{{ $x = 9 }}"),
        ("loops", "{{ for.index }}:{{ item }} "),
        ("returns", "one{{ ret }}two"),
        ("answers", "is {{ ret 42 }}"),
        ("nothing", ""),
        ("endless", "{{ include 'endless' }}"),
        ("outer", "\n{{ include 'failing' }}"),
        ("failing", "text\n  {{ nothing.at.all }}"),
    ];

    public static ImmutableArray<string> Read() =>
    [
        .. File.ReadAllText(Path.Combine(Repository.Root, "tests/ServiceBlog.Tests/Rendering/Language/samples.txt")).TrimEnd('\n').Split("\n----\n"),
    ];

    /// <summary>The guide's examples, those with the same data and files together.</summary>
    public static IEnumerable<SampleSet> OfGuide() =>
        from page in GuidePage.Names()
        from example in GuidePage.Read(page).Examples
        group example.Template by (page, Data: example.Data ?? "{}", Files: string.Concat(example.Files.Select(file => file.Text))) into same
        let files = GuidePage.Read(same.Key.page).Examples.First(example => example.Template == same.First()).Files
        select new SampleSet(
            same.Key.page, same.Key.Data,
            [.. files.SelectMany(file => file.Paths, (file, path) => (path, file.Text))],
            [.. same]);
}

/// <summary>Templates with the data and the partials that they share.</summary>
internal sealed record SampleSet(string Name, string Data, ImmutableArray<(string Name, string Text)> Partials, ImmutableArray<string> Templates);
