namespace ServiceBlog.Import.Captures;

/// <summary>Cuts a capture into lines and says what each seems to be on its own.</summary>
internal static partial class CaptureReader
{
    public static ImmutableArray<CaptureLine> Read(string text)
    {
        var parser = new MetaLineParser(DateScanner.For(text));
        var raw = text.Split('\n');
        var lines = ImmutableArray.CreateBuilder<CaptureLine>(raw.Length);
        for (var index = 0; index < raw.Length; index++)
        {
            var clean = Collapse(raw[index]);
            var meta = clean.Length == 0 ? null : parser.Parse(clean);
            var indent = raw[index].Replace("\t", "    ", StringComparison.Ordinal).TakeWhile(char.IsWhiteSpace).Count();
            lines.Add(new CaptureLine(index + 1, indent, clean, KindOf(clean, meta), meta));
        }
        for (var index = 0; index < lines.Count; index++)
        {
            if (lines[index].Kind == LineKind.End && UnsureEnd().IsMatch(lines[index].Text)
                && lines.Skip(index + 1).FirstOrDefault(line => !line.IsBlank) is { Text.Length: > 60 })
            {
                lines[index] = lines[index] with { Kind = LineKind.Text };
            }
        }
        return lines.MoveToImmutable();
    }

    private static LineKind KindOf(string text, MetaLine? meta) => text switch
    {
        "" => LineKind.Blank,
        _ when Boilerplate.IsRule(text) => LineKind.Rule,
        _ when meta?.Date is not null => LineKind.Meta,
        _ when Boilerplate.EndsPost(text) => LineKind.End,
        _ when Boilerplate.IsButton(text) => LineKind.Button,
        _ when meta is not null => LineKind.Meta,
        _ when Boilerplate.IsNavigation(text) => LineKind.Navigation,
        _ => LineKind.Text,
    };

    /// <summary>White space of all sorts as single spaces; what cannot be seen is dropped.</summary>
    private static string Collapse(string line) =>
        HtmlText.OneLine(string.Concat(line.Where(letter => letter is not ('\u200B' or '\u200E' or '\u200F' or '\u00AD' or '\u2060'))));

    [GeneratedRegex("^(?:labels|categories|meta|followers.*|archives:|see also.*|trackbacks?:?|comments? (?:section|off)|responses.*|reactions.*|replies.*)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex UnsureEnd();
}

/// <summary>A line of a capture.</summary>
/// <param name="Number">Its number in the file, from 1.</param>
/// <param name="Text">Its text, white space collapsed and trimmed.</param>
/// <param name="Meta">What a line of kind <see cref="LineKind.Meta"/> says.</param>
internal sealed record CaptureLine(int Number, int Indent, string Text, LineKind Kind, MetaLine? Meta = null)
{
    public bool IsBlank => Kind == LineKind.Blank;

    /// <summary>Navigation is text where no other navigation is near.</summary>
    public bool IsText => Kind is LineKind.Text or LineKind.Navigation;
}

internal enum LineKind
{
    Blank,
    Text,
    Meta, // date, byline, categories and the like
    Button, // or a notice
    Navigation, // a word that is a link near the edges of a page, and text elsewhere
    End, // of a post: comments, side bars
    Rule, // a row of stars or dashes
}
