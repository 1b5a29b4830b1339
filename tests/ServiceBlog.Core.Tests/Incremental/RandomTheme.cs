using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using static System.FormattableString;
using Member = ServiceBlog.Core.Tests.Incremental.TemplateModel.Member;

namespace ServiceBlog.Core.Tests.Incremental;

/// <summary>
/// Layouts that read random members of the documented model and little else: where a theme reads one thing alone, no
/// other change hides that it was forgotten. Each value is printed behind the name of its member.
/// </summary>
/// <param name="mostReads">How many members a layout reads at most, with those inside them left out.</param>
internal sealed partial class RandomTheme(Random random, int mostReads = 3)
{
    /// <summary>Below it only members that are no objects are read.</summary>
    private const int Deepest = 4;

    private static readonly ImmutableArray<string> OfParsing = ["post", "source", "topic", "page"];

    // Dealt like cards: each member of a table comes up as often as any other.
    private readonly Dictionary<string, Queue<Member>> _decks = new(StringComparer.Ordinal);
    private int _variables;

    /// <summary>The names of all layouts.</summary>
    public static ImmutableArray<string> Kinds { get; } =
        [.. OfParsing, "home", "section", "tags", "tag", "archive", "year", "series", "thread", "map", "health", "search", "not-found"];

    /// <summary>The members, as <c>table.name</c>, of which rendered pages show a value.</summary>
    public static IEnumerable<string> ShownIn(string html) => Shown().Matches(html).Select(match => match.Groups["member"].Value);

    public static string PathOf(string kind) => $"layouts/{kind}.sbn-html";

    /// <summary>All files of a theme, by their path in it.</summary>
    public IEnumerable<(string Path, string Text)> Files()
    {
        foreach (var kind in Kinds)
            yield return (PathOf(kind), Layout(kind));
        yield return ("partials/part.sbn-html", Part());
        yield return ("partials/foot.sbn-html", Foot());
        yield return ("shortcodes/box.sbn-html", $"<div title=\"{{{{ args.{Pick("key", "src")} }}}}\">{{{{ {Pick("label", "content", "content + label", "t 'word' name")} }}}}{Pick("", "Gamma 1")}</div>");
        yield return ("shortcodes/pages.sbn-html", $"{{{{ for item in items }}}}{{{{ item.{Pick("title", "url", "summary", "date", "folder", "tags.size")} }}}} {{{{ for tag in item.tags; tag.{Pick("title", "url")}; end; end }}}}");
        yield return ("assets/site.css", "body { color: black }");
        yield return ("strings/en.yml", "word: Word {0}\ncount: {one: one, other: \"{0}\"}\ndate: \"{day} {month}\"\nmonths: [January, February, March, April, May, June, July, August, September, October, November, December]\n");
    }

    public string Layout(string kind)
    {
        var layout = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><title>T</title><body>\n");
        if (random.Next(4) == 0)
            layout.Append("{{ include 'part' }}\n");
        if (random.Next(4) == 0)
            layout.Append("{{ include 'foot' }}\n");
        if (random.Next(4) == 0)
            layout.Append("{{ t 'word' 'x' }} {{ t 'count' 2 }} {{ for f in (t_forms 'count') }}{{ f.value }}{{ end }}\n");
        if (random.Next(4) == 0 && OfParsing.Contains(kind))
            layout.Append("{{ long_date page.date }}\n");
        // Few pages are a map, an argument, or about the site's health.
        if (kind is "map" or "health" or "thread")
            Write(layout, "page", TemplateModel.MembersOf("page-of-a-list").Single(member => member.Name == kind), "page-of-a-list", depth: 0);
        for (var reads = random.Next(1, mostReads + 1); reads > 0; reads--)
        {
            if (random.Next(5) == 0)
                Write(layout, "site", "site", depth: 0);
            else
                Write(layout, "page", OfParsing.Contains(kind) ? "page" : "page-of-a-list", depth: 0);
        }
        return layout.ToString();
    }

    /// <summary>Reads what pages and lists both have.</summary>
    public string Part() => $"<link rel=\"stylesheet\" href=\"{{{{ asset 'site.css' }}}}\">{{{{ page.{Pick("title", "url", "kind", "key", "summary")} | html.escape }}}}\n";

    /// <summary>Reads nothing of the page, so that all pages share it.</summary>
    public string Foot() => $"{{{{ for $item in site.{Pick("posts", "sources", "topics", "pages")} limit: 3; $item.{Pick("title", "url", "summary", "language")} | html.escape; end; t 'word' 'x' }}}}\n";

    /// <summary>Reads a random member of an object.</summary>
    private void Write(StringBuilder layout, string owner, string table, int depth) => Write(layout, owner, Deal(table, depth), table, depth);

    private Member Deal(string table, int depth)
    {
        var name = Invariant($"{table} {depth < Deepest}");
        if (!_decks.TryGetValue(name, out var deck) || deck.Count == 0)
        {
            var members = TemplateModel.MembersOf(table).Where(member => depth < Deepest || member.Kind != "object").ToArray();
            random.Shuffle(members);
            _decks[name] = deck = new Queue<Member>(members);
        }
        return deck.Dequeue();
    }

    private void Write(StringBuilder layout, string owner, Member member, string table, int depth)
    {
        var (value, mark) = ($"{owner}.{member.Name}", $"[{table}.{member.Name}]");
        if (member.Kind == "object")
            WriteObject(layout, value, mark, member, depth);
        else if (member.IsList)
            layout.Append(mark).Append(Pick($"{{{{ {value} | array.join ', ' | html.escape }}}}", $"{{{{ {value}.size }}}}")).Append(";\n");
        else
            layout.Append(mark).Append(Printed(value, member.Kind)).Append(";\n");
    }

    private void WriteObject(StringBuilder layout, string value, string mark, Member member, int depth)
    {
        var item = Invariant($"v{_variables++}");
        if (!member.IsList)
        {
            layout.Append(Invariant($"{{{{ if {value}; {item} = {value} }}}}{mark}is;\n"));
            Inside();
            return;
        }
        switch (random.Next(8))
        {
            case 0:
                layout.Append(Invariant($"{mark}{{{{ {value}.size }}}};\n"));
                break;
            case 1:
                layout.Append(Invariant($"{{{{ if {value}.size > 1 }}}}{mark}several;{{{{ end }}}}\n"));
                break;
            case 2:
                layout.Append(Invariant($"{{{{ {item} = {value} | array.last; if {item} }}}}{mark}last;\n"));
                Inside();
                break;
            default:
                // All of a long list that each page shows, of long lists each, would take long.
                layout.Append(Invariant($"{{{{ for {item} in {value}{(depth == 0 ? "" : $" offset: {Pick("0", "0", "1", "4", "8")} limit: 2")} }}}}{mark}one;\n"));
                Inside();
                break;
        }

        void Inside()
        {
            for (var reads = random.Next(1, depth == 0 ? 4 : 3); reads > 0; reads--)
                Write(layout, item, member.Table!, depth + 1);
            layout.Append("{{ end }}\n");
        }
    }

    private string Printed(string value, string kind)
    {
        var name = Invariant($"v{_variables++}");
        return kind switch
        {
            "text" or "address" => $"{{{{ {value} | html.escape }}}}",
            "HTML" or "number" or "truth" => $"{{{{ {value} }}}}",
            "date" => $"{{{{ {value} | date.to_string '%F %T' }}}}",
            "data" => $"{{{{ if {value}; for {name} in ({value} | object.keys); {name}; '='; {value}[{name}]; ' '; end; end }}}}",
            _ => throw new InvalidOperationException($"the guide has a type that this theme cannot print: {kind}"),
        };
    }

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];

    [GeneratedRegex(@"\[(?<member>[a-z-]+\.\w+)\][^;]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Shown();
}
