namespace ServiceBlog.Import.Captures;

/// <summary>
/// The end of a text in the manner of a letter: a closing, a name, perhaps a motto. The name is the author's where the
/// blog does not print it; what advertises below it is no part of the text.
/// </summary>
internal static partial class SignOff
{
    private const int LongestEnd = 6;

    /// <summary>The name that the text is signed with; null if it is not.</summary>
    /// <param name="body">The lines of the text.</param>
    /// <param name="last">The index of the last line of the signature.</param>
    public static string? NameIn(IReadOnlyList<CaptureLine> body, out int last)
    {
        last = -1;
        var ends = Enumerable.Range(0, body.Count).Where(index => !body[index].IsBlank).TakeLast(LongestEnd).ToArray();
        for (var at = 0; at < ends.Length; at++)
        {
            var line = body[ends[at]].Text;
            if (Closing().Match(line) is not { Success: true } closing)
                continue;
            var inline = closing.Groups["name"].Value;
            var next = at + 1 < ends.Length ? body[ends[at + 1]].Text : "";
            if (inline.Length > 0 && IsName(inline, body))
                return Found(inline, ends[at], out last);
            if (inline.Length == 0 && IsName(next, body))
                return Found(next, ends[at + 1], out last);
        }
        // Without a closing: a paragraph of its own that begins with a name, below a sentence.
        for (var at = Math.Max(1, ends.Length - 3); at < ends.Length; at++)
        {
            var isParagraph = ends[at] == 0 || body[ends[at] - 1].IsBlank;
            var previous = body[ends[at - 1]].Text;
            var restIsShort = ends[(at + 1)..].All(index => body[index].Text.Length < 60 && index - ends[at] <= ends.Length);
            var isTouching = ends[^1] - ends[at] == ends.Length - 1 - at;
            if (isParagraph && isTouching && restIsShort && previous[^1] is '.' or '!' or '?' or '…' or '"' or '”' or ')' or ':' && IsName(body[ends[at]].Text, body))
                return Found(body[ends[at]].Text, ends[at], out last);
        }
        return null;
    }

    private static string Found(string name, int index, out int last)
    {
        last = index;
        return Bare(name);
    }

    private static string Bare(string name) => name.Trim(' ', '-', '–', '—', '~', '.', ',', '*').Trim();

    private static bool IsName(string text, IReadOnlyList<CaptureLine> body)
    {
        var name = Bare(text);
        if (name.Length is < 2 or > 40 || text[^1] is '!' or '?' or ':' || !Name().IsMatch(name) || NoName().IsMatch(name))
            return false;
        // A word that the text uses in small letters is a word.
        var word = new Regex($@"(?<!\p{{L}}){Regex.Escape(name.ToLowerInvariant())}(?!\p{{L}})", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
        return Titles.Words(name).Length > 1 || !body.Any(line => word.IsMatch(line.Text));
    }

    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^(?i:cheers|(?:kind(?:est)?|best|warm(?:est)?|with (?:kind|best|warm)) (?:regards|wishes)|regards|best|all the best|yours(?: (?:truly|sincerely|faithfully|in service))?|sincerely(?: yours)?|respectfully|thanks(?: (?:for reading|again|a lot|so much))?|thank you(?: for reading)?|many thanks|with (?:thanks|gratitude|love)|love|warmly|take care|until (?:next time|then)|see you(?: (?:soon|next (?:time|week)))?|to your success|in service|have a (?:great|good|nice) (?:day|week|one)|peace|blessings|gruß|viele grüße|mit freundlichen grüßen|cordialement|saludos|--|—|~)\s*(?:[,!.–—-]\s*|$)(?<name>.{0,40})$", Options, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Closing();

    [GeneratedRegex(@"^(?:(?:Dr|Mr|Mrs|Ms|Prof|St)\.?\s)?\p{Lu}[\p{L}'’-]*\.?(?:\s(?:\p{Lu}[\p{L}'’-]*\.?|de|da|del|van|von|der|bin|al|and|&)){0,3}$", Options, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Name();

    [GeneratedRegex(@"^(?i:enjoy|thanks|thank you|amen|cheers|period|simple|simple as that|always|never|really|exactly|absolutely|yes|no|maybe|done|end|the end|conclusion|summary|finally|well|ok|okay|indeed|agreed|wow|hmm|discuss|regards|best|sincerely|food for thought|just saying|think about it|stay tuned|to be continued|more (?:later|soon)|part \w+|next|good luck|happy .+|have .+|see .+|let .+|read .+|be .+|do .+|get .+|go .+|start .+|try .+|make .+|your .+|my .+|our .+|the .+|a .+|an .+|what .+|why .+|how .+|it .+|that .+|this .+|so .+|and .+|not .+|service|customers?|customer service|now|today|tomorrow|listen|smile|act|care|nothing|everything|everyone|nobody|you|me|us|them|loyalty|trust|quality|respect)$", Options, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex NoName();
}
