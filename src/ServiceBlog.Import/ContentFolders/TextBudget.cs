using System.Buffers;

namespace ServiceBlog.Import.ContentFolders;

/// <summary>What the move of one page may take in and write. Files take each other in, values are filled in wherever they are named, and some tags show twice
/// what they hold, so that a few lines could become a text of any size.</summary>
/// <param name="site">What all pages may cost together; null if this is that.</param>
internal sealed class TextBudget(TextBudget? site)
{
    /// <summary>Of one text. Each may begin a tag, a link, its definition or attributes, and each reader of a text looks at it.</summary>
    private const int MostMarks = 50_000;

    private const int MostOfPage = 16 << 20;
    private const int MostOfSite = 32 << 20; // beside CostOfSite times what its texts have
    private const int CostOfSite = 4;
    private const int CostOfFile = 2000, CostOfMark = 500; // what is spent beside the letters, as if it were letters
    private static readonly SearchValues<char> Marks = SearchValues.Create("<{[");

    private long _left = site is null ? MostOfSite : MostOfPage;

    /// <summary>That of one page.</summary>
    public TextBudget OfPage(string text)
    {
        _left += (long)CostOfSite * text.Length;
        return new TextBudget(this);
    }

    /// <exception cref="TextTooLargeException">It is more than a page may cost.</exception>
    public void Spend(long letters)
    {
        _left -= letters;
        if (_left < 0)
            throw new TextTooLargeException(site is null
                ? "the pages of the site take in and repeat many times more than they have; this page is one too many"
                : $"what the page takes in, fills in and repeats comes to more than {MostOfPage >> 20} million letters");
        site?.Spend(letters);
    }

    /// <summary>Spends what a text of another file costs.</summary>
    public void TakeIn(string text)
    {
        var marks = 0L;
        for (var at = text.AsSpan(); at.IndexOfAny(Marks) is >= 0 and var mark; at = at[(mark + 1)..])
            marks++;
        Spend(text.Length + CostOfFile + (marks * CostOfMark));
    }

    /// <summary>What is to be said of a text that is too much for all its readers, at its line; null of all that people write.</summary>
    public static Diagnostic? Fault(string text, string file)
    {
        var (marks, lines, beside) = (0, 1, 0);
        foreach (var letter in text.AsSpan())
        {
            if (letter == '\n' && ++lines > ContentLimits.Usual.Lines)
                return Fault(file, lines, $"the text has more than {ContentLimits.Usual.Lines:N0} lines; part it");
            // "{{<" begins one tag.
            beside = Marks.Contains(letter) ? beside + 1 : 0;
            if (beside % 3 == 1 && ++marks > MostMarks)
                return Fault(file, lines, $"the text has more than {MostMarks:N0} tags, brackets and braces; part it");
        }
        return null;
    }

    private static Diagnostic Fault(string file, int line, FormattableString what) =>
        new(Rules.UnreadableImport, new SourceLocation(file, line, 1), Invariant(what));
}

/// <summary>Ends the move of a page that would become too large, from the midst of its readers. Never leaves this room: it becomes a diagnostic.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1032", Justification = "Thrown in one place only.")]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1064", Justification = "Caught in this room.")]
internal sealed class TextTooLargeException(string message) : Exception(message);
