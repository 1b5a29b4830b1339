namespace ServiceBlog.Core.Rendering.Theming;

/// <summary>Joins the style sheets of a theme: an <c>@import</c> of a file that lies beside it is replaced by that file, in its layer and scope (CSS
/// Cascade 6), names of breakpoints (<c>@custom-media</c>, Media Queries 5) by what they stand for. Comments and needless spaces go. All else stays as
/// it is written.</summary>
/// <param name="sheets">By the names under which templates ask for them.</param>
public sealed partial class StyleSheets(IReadOnlyDictionary<string, InputFile> sheets)
{
    /// <summary>All style sheets but those that are part of another one.</summary>
    public IEnumerable<JoinedSheet> Join()
    {
        var all = sheets.Keys.Select(name =>
        {
            var parts = new SheetParts();
            var css = WithImports(name, [], parts);
            return new JoinedSheet(Minify(WithNamedMedia(css)), [.. parts.Files], parts.IsCut);
        }).ToList();
        var joined = all.SelectMany(sheet => sheet.Parts.Skip(1)).ToHashSet();
        return all.Where(sheet => !joined.Contains(sheet.Parts[0]));
    }

    private string WithImports(string name, ImmutableArray<string> above, SheetParts parts)
    {
        var text = Comment().Replace(parts.Take(sheets[name]), Keep);
        return Import().Replace(text, import =>
        {
            var folder = ContentPath.FolderOf(name);
            var path = UrlPath.Combine(folder, import.Groups["path"].Value);
            if (path is null || !sheets.ContainsKey(path) || path == name || above.Contains(path) || ContentPath.FolderOf(path) != folder || !parts.HaveRoom())
                return import.Value;
            var css = Within("@media ", import.Groups["media"].Value, WithImports(path, above.Add(name), parts));
            css = Within("@scope ", import.Groups["scope"].Value, css);
            return Within("@layer ", import.Groups["layer"].Value, css);
        });
    }

    private static string Within(string rule, string prelude, string css) => prelude.Length == 0 ? css : $"{rule}{prelude}{{{css}}}";

    private static string WithNamedMedia(string css)
    {
        var queries = new Dictionary<string, string>(StringComparer.Ordinal);
        css = CustomMedia().Replace(css, definition =>
        {
            queries[$"({definition.Groups["name"].Value})"] = definition.Groups["query"].Value;
            return "";
        });
        return queries.Aggregate(css, (text, query) => text.Replace(query.Key, query.Value, StringComparison.Ordinal));
    }

    /// <summary>Leaves texts in quotation marks and addresses as they are.</summary>
    private static string Minify(string css) => Spaces().Replace(css, Keep).Trim();

    private static string Keep(Match match) => match.Groups["kept"] is { Success: true } kept ? kept.Value
        : match.Groups["sign"] is { Success: true } sign ? sign.Value
        : match.Groups["space"].Success ? " " : "";

    private const string Kept = """(?<kept>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\((?!\s*["'])[^)]*\))""";

    [GeneratedRegex(Kept + @"|/\*[\s\S]*?\*/", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Comment();

    [GeneratedRegex(Kept + @"|[\s;]*(?<sign>\})\s*|\s*(?<sign>[{;,])\s*|(?<sign>:)\s+|(?<space>\s+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Spaces();

    [GeneratedRegex("""@import\s+(url\(\s*)?["'](?<path>[^"']+)["']\s*\)?\s*(layer\((?<layer>[^)]*)\))?\s*(scope\((?<scope>(?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\))?\s*(?<media>[^;"']*?)\s*;""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Import();

    [GeneratedRegex(@"@custom-media\s+(?<name>--[\w-]+)\s+(?<query>[^;]+);", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex CustomMedia();
}

/// <summary>What one sheet is joined of. Sheets that take each other in twice double with each, so there is an end.</summary>
internal sealed class SheetParts
{
    public const int MostFiles = 1000;
    public const int MostBytes = 4 << 20;

    private long _bytes;

    public List<InputFile> Files { get; } = [];

    /// <summary>Whether something had to be left out.</summary>
    public bool IsCut { get; private set; }

    public bool HaveRoom()
    {
        IsCut |= Files.Count == MostFiles || _bytes > MostBytes;
        return !IsCut;
    }

    public string Take(InputFile sheet)
    {
        var content = sheet.Read();
        Files.Add(sheet);
        _bytes += content.Length;
        return Encoding.UTF8.GetString(content.Span);
    }
}

/// <param name="Parts">The file itself, then those that it took in.</param>
/// <param name="IsCut">Whether they were too many, or too large together.</param>
public sealed record JoinedSheet(string Css, ImmutableArray<InputFile> Parts, bool IsCut);
