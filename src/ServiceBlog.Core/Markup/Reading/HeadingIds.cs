namespace ServiceBlog.Core.Markup;

/// <summary>Gives a page's headings their ids, in the manner of GitHub: lower case, spaces as hyphens, punctuation dropped, the letters of all
/// scripts kept, <c>-1</c> and so on for those already taken.</summary>
internal sealed class HeadingIds
{
    /// <summary>For a heading with nothing to keep, such as <c># ?!</c>.</summary>
    private const string Nameless = "section";

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    // Where to go on counting: a page with 10,000 equal headings must not try 10,000 numbers for each.
    private Dictionary<string, int>? _counts;

    /// <summary>Keeps an id from being given; false if it was taken before.</summary>
    public bool Reserve(string id) => _taken.Add(id);

    public string ForText(string text)
    {
        var id = FromText(text);
        return Unique(id.Length == 0 ? Nameless : id);
    }

    public string Unique(string id)
    {
        if (_taken.Add(id))
            return id;
        _counts ??= new Dictionary<string, int>(StringComparer.Ordinal);
        _counts.TryGetValue(id, out var count);
        string numbered;
        do
        {
            count++;
            numbered = string.Create(CultureInfo.InvariantCulture, $"{id}-{count}");
        }
        while (!_taken.Add(numbered));
        _counts[id] = count;
        return numbered;
    }

    public static string FromText(string text)
    {
        // In no script is a letter longer in lower case.
        Span<char> id = text.Length <= 128 ? stackalloc char[128] : new char[text.Length];
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == ' ')
                id[length++] = '-';
            else if (rune.Value is '-' or '_' || IsWordCharacter(rune))
                length += Rune.ToLowerInvariant(rune).EncodeToUtf16(id[length..]);
        }
        return id[..length].ToString();
    }

    /// <summary>Marks are kept: without its vowel signs a Hindi word is another word.</summary>
    private static bool IsWordCharacter(Rune rune) =>
        rune.IsAscii
            ? char.IsAsciiLetterOrDigit((char)rune.Value)
            : Rune.GetUnicodeCategory(rune) is <= UnicodeCategory.OtherLetter
                or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.LetterNumber
                or UnicodeCategory.OtherNumber
                or UnicodeCategory.ConnectorPunctuation;
}

/// <summary>Finds the ids and anchor names that raw HTML in a text brings along: Markdig does not look into it.</summary>
internal static partial class HtmlIds
{
    /// <summary>The known anchors, then every id in the HTML that is neither one of them nor a heading's.</summary>
    public static ImmutableArray<string> AddTo(ImmutableArray<string> anchors, ImmutableArray<Heading> headings, ReadOnlySpan<char> html)
    {
        var all = anchors.ToBuilder();
        var known = new HashSet<string>([.. anchors, .. headings.Select(heading => heading.Id)], StringComparer.Ordinal);
        foreach (var match in Attribute().EnumerateMatches(html))
        {
            var written = html.Slice(match.Index, match.Length);
            var id = written[(written.IndexOf('=') + 1)..].Trim(" \t\n\r\f\"'").ToString();
            if (id.Length > 0 && known.Add(id))
                all.Add(id);
        }
        return all.ToImmutable();
    }

    /// <summary>As HTML lets attributes be written: with either quote or none. What only looks like one does no harm: the check of the page looks closer.</summary>
    [GeneratedRegex("""[ \t\n\r\f](?:id|name)[ \t\n\r\f]*=[ \t\n\r\f]*(?:"[^"]*"|'[^']*'|[^ \t\n\r\f"'>]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Attribute();
}
