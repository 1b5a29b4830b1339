using ServiceBlog.Core.Graph;

namespace ServiceBlog.Core.Health.Mentions;

/// <summary>A name by which texts mention a page.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Target">The page.</param>
/// <param name="IsExact">Only this upper and lower case is meant: a source's title.</param>
internal sealed record MentionName(string Text, Page Target, bool IsExact)
{
    /// <summary>
    /// Whether words found in a text are this name, given that they are but for case and what stands between them. A word
    /// with a capital within it (CRM, KPIs) is meant so; others may be written as the sentence has it. Between words
    /// stand spaces, the end of a line, or a hyphen, whatever the name has of these.
    /// </summary>
    public bool Matches(ReadOnlySpan<char> found)
    {
        var name = new Words(Text);
        var other = new Words(found);
        var nameEnd = 0;
        var otherEnd = 0;
        while (name.MoveNext() && other.MoveNext())
        {
            var written = Text.AsSpan(name.Start, name.Length);
            var read = found.Slice(other.Start, other.Length);
            if ((IsExact || HasInnerCapital(written)) && !written.SequenceEqual(read))
                return false;
            if (nameEnd > 0 && !AreAlike(Text.AsSpan(nameEnd, name.Start - nameEnd), found[otherEnd..other.Start]))
                return false;
            (nameEnd, otherEnd) = (name.Start + name.Length, other.Start + other.Length);
        }
        return true;
    }

    private static bool HasInnerCapital(ReadOnlySpan<char> word)
    {
        foreach (var letter in word[1..])
        {
            if (char.IsUpper(letter))
                return true;
        }
        return false;
    }

    private static bool AreAlike(ReadOnlySpan<char> written, ReadOnlySpan<char> read) =>
        IsGap(written) ? IsGap(read) : written.Trim().SequenceEqual(read.Trim()) && read.Count('\n') < 2;

    private static bool IsGap(ReadOnlySpan<char> between) => between is "-" || (between.IsWhiteSpace() && between.Count('\n') < 2);
}
