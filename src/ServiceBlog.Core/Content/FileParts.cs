namespace ServiceBlog.Core.Content;

/// <summary>The language of a file's front matter.</summary>
public enum FrontMatterSyntax
{
    /// <summary>The file has no front matter.</summary>
    None,

    /// <summary>Between <c>---</c> lines; <c>...</c> may stand for the second.</summary>
    Yaml,

    /// <summary>Between <c>+++</c> lines.</summary>
    Toml,
}

/// <summary>A file parted into its front matter and its text. Blank lines may stand before the front matter, as some editors and exports leave
/// them.</summary>
internal readonly ref partial struct FileParts(ReadOnlySpan<byte> markdown, int markdownLine)
{
    public FrontMatterSyntax Syntax { get; private init; }

    /// <summary>What stands between the fences.</summary>
    public ReadOnlySpan<byte> FrontMatter { get; private init; }

    /// <summary>The line after the first fence, from 1; 0 if there is no front matter.</summary>
    public int FrontMatterLine { get; private init; }

    public ReadOnlySpan<byte> Markdown { get; } = markdown;

    /// <summary>The line at which <see cref="Markdown"/> starts.</summary>
    public int MarkdownLine { get; } = markdownLine;

    /// <summary>False, with a diagnostic, if the file starts with front matter that does not end, or whose fence is misspelt.</summary>
    public static bool TrySplit(ReadOnlySpan<byte> text, string file, ICollection<Diagnostic> diagnostics, ContentLimits limits, out FileParts parts)
    {
        parts = new FileParts(text, 1);
        var lines = new Lines(text);
        while (lines.MoveNext() && IsBlank(lines.Current))
        {
        }
        var opening = lines;
        var fence = FenceOf(lines.Current);
        if (fence == FrontMatterSyntax.None)
            return !IsMisspelt(opening, file, diagnostics);
        var next = lines;
        // Below blank lines --- may as well be a thematic break.
        if (opening.Number > 1 && !(next.MoveNext() && (IsEntry(next.Current) || FenceOf(next.Current) == fence)))
            return true;
        while (lines.MoveNext())
        {
            if (!Closes(lines.Current, fence))
                continue;
            parts = new FileParts(text[lines.Next..], lines.Number + 1)
            {
                Syntax = fence,
                FrontMatter = text[opening.Next..lines.Start],
                FrontMatterLine = opening.Number + 1,
            };
            if (parts.FrontMatter.Length <= limits.FrontMatterBytes)
                return true;
            diagnostics.Report(Rules.FileTooLarge, new SourceLocation(file, opening.Number + 1, 1),
                Invariant($"the front matter has {parts.FrontMatter.Length >> 10} KiB; {limits.FrontMatterBytes >> 10} are the most{limits}"));
            return false;
        }
        diagnostics.Add(Unclosed(opening, fence, file));
        return false;
    }

    private static Diagnostic Unclosed(Lines opening, FrontMatterSyntax fence, string file)
    {
        var expected = fence == FrontMatterSyntax.Toml ? "+++" : "---";
        for (var lines = opening; lines.MoveNext();)
        {
            if (IsLikeFence(TextOf(lines.Current)))
            {
                return new Diagnostic(Rules.UnclosedFrontMatter, new SourceLocation(file, lines.Number, 1),
                    $"no closing {expected} line ends the front matter; is this line \"{TextOf(lines.Current).Trim()}\" meant to be it?", expected);
            }
        }
        return new Diagnostic(Rules.UnclosedFrontMatter, new SourceLocation(file, opening.Number, 1),
            $"no closing {expected} line ends the front matter: put one below its last key");
    }

    /// <summary>Whether the first line is meant to begin front matter and does not: other dashes than three, or some space before them.</summary>
    private static bool IsMisspelt(Lines lines, string file, ICollection<Diagnostic> diagnostics)
    {
        var (written, number) = (TextOf(lines.Current), lines.Number);
        if (!IsLikeFence(written) || !lines.MoveNext() || !IsEntry(lines.Current))
            return false;
        while (lines.MoveNext())
        {
            if (!IsLikeFence(TextOf(lines.Current)))
                continue;
            var expected = written.Contains('+', StringComparison.Ordinal) ? "+++" : "---";
            diagnostics.Report(Rules.MisspeltFrontMatter, new SourceLocation(file, number, 1),
                $"front matter begins and ends with a line of {expected} alone, at the very start of the line; this one is \"{written.TrimEnd()}\"",
                expected);
            return true;
        }
        return false;
    }

    private static FrontMatterSyntax FenceOf(ReadOnlySpan<byte> line)
    {
        var fence = line.StartsWith("---"u8) ? FrontMatterSyntax.Yaml : line.StartsWith("+++"u8) ? FrontMatterSyntax.Toml : FrontMatterSyntax.None;
        return fence != FrontMatterSyntax.None && IsBlank(line[3..]) ? fence : FrontMatterSyntax.None;
    }

    private static bool Closes(ReadOnlySpan<byte> line, FrontMatterSyntax fence) =>
        FenceOf(line) == fence || (fence == FrontMatterSyntax.Yaml && line.StartsWith("..."u8) && IsBlank(line[3..]));

    /// <summary>Dashes of any kind and number, or plus signs, and nothing else.</summary>
    private static bool IsLikeFence(string line) => LikeFence().IsMatch(line);

    private static bool IsEntry(ReadOnlySpan<byte> line) => Entry().IsMatch(TextOf(line));

    /// <summary>White space of any script.</summary>
    private static bool IsBlank(ReadOnlySpan<byte> line) => line.IsEmpty || string.IsNullOrWhiteSpace(TextOf(line));

    private static string TextOf(ReadOnlySpan<byte> line) => Encoding.UTF8.GetString(line.Length > MaxLength ? line[..MaxLength] : line);

    // Longer lines are no fences and no keys.
    private const int MaxLength = 1000;

    [GeneratedRegex(@"\A\s*(?:[-\u2010-\u2015\u2212]{2,}|\u2014|\+{2,})\s*\z", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex LikeFence();

    /// <summary>A key with its value, or the name of a table.</summary>
    [GeneratedRegex(@"\A\s*(?:[\p{L}_""'][^\s:=]*\s*(?::(?:\s|\z)|=)|\[\[?[\w.-]+\]\]?\s*\z)", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Entry();

    /// <summary>The lines of a text, one after the other.</summary>
    private ref struct Lines(ReadOnlySpan<byte> text)
    {
        private readonly ReadOnlySpan<byte> _text = text;

        public int Number { get; private set; }

        public int Start { get; private set; }

        /// <summary>Where the next line starts.</summary>
        public int Next { get; private set; }

        public ReadOnlySpan<byte> Current { get; private set; }

        public bool MoveNext()
        {
            if (Number > 0 && Next >= _text.Length)
                return false;
            Start = Next;
            var rest = _text[Start..];
            var end = rest.IndexOf((byte)'\n');
            Current = end < 0 ? rest : rest[..end];
            Next = end < 0 ? _text.Length : Start + end + 1;
            Number++;
            return true;
        }
    }
}
