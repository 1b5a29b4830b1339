namespace ServiceBlog.Import.Captures;

/// <summary>Reads the text of a blog's page, as it is left when the page is copied or its mark-up taken away: one post or several, with whatever
/// stood around them.</summary>
internal static class CaptureImporter
{
    private const int MostLetters = 4 << 20;
    private const int LongestPlug = 90;

    public static ImportBatch Read(string text, string name, string file, ICollection<Diagnostic> diagnostics)
    {
        if (text.Length > MostLetters)
        {
            return ImportBatch.Refused(diagnostics, new Diagnostic(Rules.UnreadableImport, new SourceLocation(file),
                Invariant($"the text has {text.Length >> 20} MiB; a capture may have {MostLetters >> 20}")));
        }
        var (posts, skipped) = CaptureSplitter.Split(CaptureReader.Read(text));
        TakeSignatures(posts, skipped);
        posts.RemoveAll(post => post.Title is null && post.Body.All(line => line.IsBlank));
        if (posts.Count == 0)
            diagnostics.Add(new Diagnostic(Rules.UnreadableImport, new SourceLocation(file, 1, 1), "no post was found in the text"));
        Report(skipped, file, diagnostics);
        return new ImportBatch { Name = name, Pages = [.. posts.Select(post => Page(post, name, file, diagnostics))] };
    }

    /// <summary>Finds who signed, and takes off what stands below a signature or under every post alike.</summary>
    private static void TakeSignatures(List<CapturedPost> posts, List<(int, string)> skipped)
    {
        foreach (var post in posts)
        {
            TrimEnd(post.Body);
            while (post.Body.Count > 1 && IsAdvertised(post, posts))
            {
                skipped.Add((post.Body[^1].Number, "an advertisement below the text"));
                post.Body.RemoveAt(post.Body.Count - 1);
                TrimEnd(post.Body);
            }
            if (SignOff.NameIn(post.Body) is { } signed && post.Author is null)
            {
                post.Author = signed.Name;
                post.Guesses.Add((post.Body[signed.Line].Number, $"the author is taken from the signature: {signed.Name}"));
            }
        }
    }

    /// <summary>Whether the last line only advertises: under every post alike, or below the signature.</summary>
    private static bool IsAdvertised(CapturedPost post, List<CapturedPost> posts)
    {
        var text = post.Body[^1].Text;
        var signed = SignOff.NameIn(post.Body);
        if (signed is { } name && name.Line == post.Body.Count - 1)
            return false;
        return (signed is not null && Boilerplate.IsPromotion(text))
            || (text.Length < LongestPlug && posts.Count > 1 && posts.Take(20).Count(other => other.Body.TakeLast(8).Any(line => line.Text == text)) > 1);
    }

    private static void TrimEnd(List<CaptureLine> body)
    {
        while (body.Count > 0 && (body[^1].IsBlank || body[^1].Kind == LineKind.Rule))
            body.RemoveAt(body.Count - 1);
    }

    private static ImportedPage Page(CapturedPost post, string name, string file, ICollection<Diagnostic> diagnostics)
    {
        var place = new SourceLocation(file, post.FirstLine, 1);
        var first = post.Body.Find(line => !line.IsBlank);
        var title = (post.Title is [.., not '.', '.'] ? post.Title[..^1] : post.Title)
            ?? Titles.Guessed(first?.Text, new SourceLocation(file, first?.Number ?? post.FirstLine, 1), diagnostics);
        foreach (var (line, guess) in post.Guesses)
            diagnostics.Add(new Diagnostic(Rules.ImportGuess, new SourceLocation(file, line, 1), guess));
        if (post.Date is null)
            diagnostics.Add(new Diagnostic(Rules.MissingImportDate, place, $"no date was found for \"{title}\""));
        else if (post.Date is { IsAmbiguous: true } date)
            diagnostics.Add(new Diagnostic(Rules.AmbiguousDate, place,
                $"the date of \"{title}\" was read as {date.Date.Day}; day and month could be exchanged"));
        var body = CaptureBody.Write(post.Body);
        return new ImportedPage
        {
            Id = $"text:{name}#{post.Date?.Date.Day}/{title}",
            Location = place,
            Title = title,
            Date = post.Date?.Date,
            Authors = post.Author is null ? [] : [post.Author],
            Tags = [.. post.Tags],
            OriginName = post.OriginName,
            OriginUrl = post.OriginUrl,
            Body = (_, _) => body,
        };
    }

    /// <summary>Lines that follow each other are told together.</summary>
    private static void Report(List<(int Line, string Reason)> skipped, string file, ICollection<Diagnostic> diagnostics)
    {
        skipped.Sort();
        for (var index = 0; index < skipped.Count;)
        {
            var (first, reason) = skipped[index];
            var last = first;
            var reasons = new List<string> { reason };
            for (index++; index < skipped.Count && skipped[index].Line <= last + 3; index++)
            {
                last = skipped[index].Line;
                if (!reasons.Contains(skipped[index].Reason, StringComparer.Ordinal))
                    reasons.Add(skipped[index].Reason);
            }
            var lines = last == first ? "this line was" : Invariant($"lines {first} to {last} were");
            diagnostics.Add(new Diagnostic(Rules.LeftOut, new SourceLocation(file, first, 1), $"{lines} left out: {string.Join("; ", reasons)}"));
        }
    }
}

/// <summary>A post as it is gathered from the lines of a capture.</summary>
internal sealed class CapturedPost
{
    public required int FirstLine { get; init; }
    public string? Title { get; set; }
    public DateMatch? Date { get; set; }
    public string? Author { get; set; }
    public List<string> Tags { get; } = [];
    public string? OriginName { get; set; }
    public string? OriginUrl { get; set; }

    /// <summary>The lines of the text, empty ones included.</summary>
    public List<CaptureLine> Body { get; } = [];

    /// <summary>What had to be guessed, with the line where.</summary>
    public List<(int Line, string Guess)> Guesses { get; } = [];

    public void Take(MetaLine meta)
    {
        Author ??= meta.Author;
        Date ??= meta.Date;
        Tags.AddRange(meta.Tags.Except(Tags));
    }
}

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
        return HtmlText.Words(name).Length > 1 || !body.Any(line => word.IsMatch(line.Text));
    }

    [GeneratedRegex(@"^(?i:cheers|(?:kind(?:est)?|best|warm(?:est)?|with (?:kind|best|warm)) (?:regards|wishes)|regards|best|all the best|yours(?: (?:truly|sincerely|faithfully|in service))?|sincerely(?: yours)?|respectfully|thanks(?: (?:for reading|again|a lot|so much))?|thank you(?: for reading)?|many thanks|with (?:thanks|gratitude|love)|love|warmly|take care|until (?:next time|then)|see you(?: (?:soon|next (?:time|week)))?|to your success|in service|have a (?:great|good|nice) (?:day|week|one)|peace|blessings|gruß|viele grüße|mit freundlichen grüßen|cordialement|saludos|--|—|~)\s*(?:[,!.–—-]\s*|$)(?<name>.{0,40})$", ExactCase, MatchTimeout)]
    private static partial Regex Closing();

    [GeneratedRegex(@"^(?:(?:Dr|Mr|Mrs|Ms|Prof|St)\.?\s)?\p{Lu}[\p{L}'’-]*\.?(?:\s(?:\p{Lu}[\p{L}'’-]*\.?|de|da|del|van|von|der|bin|al|and|&)){0,3}$", ExactCase, MatchTimeout)]
    private static partial Regex Name();

    [GeneratedRegex(@"^(?i:enjoy|thanks|thank you|amen|cheers|period|simple|simple as that|always|never|really|exactly|absolutely|yes|no|maybe|done|end|the end|conclusion|summary|finally|well|ok|okay|indeed|agreed|wow|hmm|discuss|regards|best|sincerely|food for thought|just saying|think about it|stay tuned|to be continued|more (?:later|soon)|part \w+|next|good luck|happy .+|have .+|see .+|let .+|read .+|be .+|do .+|get .+|go .+|start .+|try .+|make .+|your .+|my .+|our .+|the .+|a .+|an .+|what .+|why .+|how .+|it .+|that .+|this .+|so .+|and .+|not .+|service|customers?|customer service|now|today|tomorrow|listen|smile|act|care|nothing|everything|everyone|nobody|you|me|us|them|loyalty|trust|quality|respect)$", ExactCase, MatchTimeout)]
    private static partial Regex NoName();
}
