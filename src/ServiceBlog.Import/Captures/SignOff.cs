namespace ServiceBlog.Import.Captures;

/// <summary>The end of a text in the manner of a letter: a closing, a name, perhaps a motto. The name is the author's where the blog does not print
/// it; what advertises below it is no part of the text.</summary>
internal static partial class SignOff
{
    private const int LongestEnd = 6;

    /// <summary>The name that the text is signed with, and the index of its line; null if there is none.</summary>
    public static (string Name, int Line)? NameIn(IReadOnlyList<CaptureLine> body)
    {
        var ends = Enumerable.Range(0, body.Count).Where(index => !body[index].IsBlank).TakeLast(LongestEnd).ToArray();
        for (var at = 0; at < ends.Length; at++)
        {
            if (Closing().Match(body[ends[at]].Text) is not { Success: true } closing)
                continue;
            var inline = closing.Groups["name"].Value;
            var next = at + 1 < ends.Length ? body[ends[at + 1]].Text : "";
            if (inline.Length > 0 && IsName(inline, body))
                return (Bare(inline), ends[at]);
            if (inline.Length == 0 && IsName(next, body))
                return (Bare(next), ends[at + 1]);
        }
        // Without a closing: a paragraph of its own that begins with a name, below a sentence.
        for (var at = Math.Max(1, ends.Length - 3); at < ends.Length; at++)
        {
            var isParagraph = ends[at] == 0 || body[ends[at] - 1].IsBlank;
            var previous = body[ends[at - 1]].Text;
            var restIsShort = ends[(at + 1)..].All(index => body[index].Text.Length < 60 && index - ends[at] <= ends.Length);
            var isTouching = ends[^1] - ends[at] == ends.Length - 1 - at;
            var isBelowSentence = previous[^1] is '.' or '!' or '?' or '…' or '"' or '”' or ')' or ':';
            if (isParagraph && isTouching && restIsShort && isBelowSentence && IsName(body[ends[at]].Text, body))
                return (Bare(body[ends[at]].Text), ends[at]);
        }
        return null;
    }

    private static string Bare(string name) => name.Trim(' ', '-', '–', '—', '~', '.', ',', '*').Trim();

    private static bool IsName(string text, IReadOnlyList<CaptureLine> body)
    {
        var name = Bare(text);
        if (name.Length is < 2 or > 40 || text[^1] is '!' or '?' or ':' || !Name().IsMatch(name) || NoName().IsMatch(name))
            return false;
        // A word that the text uses in small letters is a word.
        var pattern = $@"(?<!\p{{L}}){Regex.Escape(name.ToLowerInvariant())}(?!\p{{L}})";
        var word = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(MatchTimeout));
        return Titles.Words(name).Length > 1 || !body.Any(line => word.IsMatch(line.Text));
    }

    [GeneratedRegex(@"^(?i:cheers|(?:kind(?:est)?|best|warm(?:est)?|with (?:kind|best|warm)) (?:regards|wishes)|regards|best|all the best|yours(?: (?:truly|sincerely|faithfully|in service))?|sincerely(?: yours)?|respectfully|thanks(?: (?:for reading|again|a lot|so much))?|thank you(?: for reading)?|many thanks|with (?:thanks|gratitude|love)|love|warmly|take care|until (?:next time|then)|see you(?: (?:soon|next (?:time|week)))?|to your success|in service|have a (?:great|good|nice) (?:day|week|one)|peace|blessings|gruß|viele grüße|mit freundlichen grüßen|cordialement|saludos|--|—|~)\s*(?:[,!.–—-]\s*|$)(?<name>.{0,40})$", ExactCase, MatchTimeout)]
    private static partial Regex Closing();

    [GeneratedRegex(@"^(?:(?:Dr|Mr|Mrs|Ms|Prof|St)\.?\s)?\p{Lu}[\p{L}'’-]*\.?(?:\s(?:\p{Lu}[\p{L}'’-]*\.?|de|da|del|van|von|der|bin|al|and|&)){0,3}$", ExactCase, MatchTimeout)]
    private static partial Regex Name();

    [GeneratedRegex(@"^(?i:enjoy|thanks|thank you|amen|cheers|period|simple|simple as that|always|never|really|exactly|absolutely|yes|no|maybe|done|end|the end|conclusion|summary|finally|well|ok|okay|indeed|agreed|wow|hmm|discuss|regards|best|sincerely|food for thought|just saying|think about it|stay tuned|to be continued|more (?:later|soon)|part \w+|next|good luck|happy .+|have .+|see .+|let .+|read .+|be .+|do .+|get .+|go .+|start .+|try .+|make .+|your .+|my .+|our .+|the .+|a .+|an .+|what .+|why .+|how .+|it .+|that .+|this .+|so .+|and .+|not .+|service|customers?|customer service|now|today|tomorrow|listen|smile|act|care|nothing|everything|everyone|nobody|you|me|us|them|loyalty|trust|quality|respect)$", ExactCase, MatchTimeout)]
    private static partial Regex NoName();
}
