namespace ServiceBlog.Import.Captures;

/// <summary>Reads a line as a row of what blogs print above and below their posts: dates, bylines, categories, counts, links. It is such a line only
/// if nothing else is in it, so that no sentence is taken for one.</summary>
internal sealed partial class MetaLineParser(DateScanner dates)
{
    private const int LongestLine = 220;

    private static readonly ImmutableHashSet<string> Particles =
        ["de", "da", "del", "della", "di", "du", "van", "von", "der", "den", "la", "le", "el", "bin", "al", "y", "and", "&", "of", "the"];

    /// <summary>Null if the line is none.</summary>
    public MetaLine? Parse(string line)
    {
        if (line.Length > LongestLine)
            return null;
        var found = new MetaLine();
        var isMeta = false;
        for (var index = Separators().Match(line).Length; index < line.Length; index += Separators().Match(line, index).Length)
        {
            if (found.Date is null && dates.At(line, index) is { } date)
                (found, index, isMeta) = (found with { Date = date }, date.End, true);
            else if (By().Match(line, index) is { Success: true } by && NameAt(line, index + by.Length, isNamed: true) is { } name)
                (found, index, isMeta) = (found with { Author = name.Text }, name.End, true);
            else if (Categories().Match(line, index) is { Success: true } categories && (isMeta || categories.Groups["sure"].Success))
                (found, index, isMeta) = (found.And(SplitTags(categories.Groups["tags"].Value)), index + categories.Length, true);
            else if (Posted().Match(line, index) is { Success: true } posted)
                (found, index) = (found with { SaysPosted = found.SaysPosted || posted.Value[0] is not ('o' or 'O' or 'a' or 'A') }, index + posted.Length);
            else if (DateScanner.TimeLength(line, index) is > 0 and var length)
                (found, index, isMeta) = (found with { HasLinks = true }, index + length, true);
            else if (Links().Match(line, index) is { Success: true } links)
                (found, index, isMeta) = (found with { HasLinks = true }, index + links.Length, true);
            else if (found.Author is null && NameAt(line, index, isNamed: false) is { } bare)
                (found, index) = (found with { Author = bare.Text }, bare.End);
            else
                return null;
        }
        return isMeta && (found.Date is not null || found.Author is null || !IsOnlyName(line, found)) ? found : null;
    }

    private static IEnumerable<string> SplitTags(string text) =>
        text.Split([',', ';', '/'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(tag => tag.Trim('#', '.', ' '))
            .Where(tag => tag.Length is > 0 and < 60);

    /// <summary>A name piece without "by" needs a date beside it.</summary>
    private static bool IsOnlyName(string line, MetaLine found) =>
        !found.HasLinks && !By().IsMatch(line, Separators().Match(line).Length) && !found.SaysPosted && !AnyBy().IsMatch(line);

    private (string Text, int End)? NameAt(string line, int start, bool isNamed)
    {
        var end = start;
        var words = 0;
        var isProper = true;
        while (end < line.Length)
        {
            var next = end;
            while (next < line.Length && line[next] is not (' ' or '|' or '•' or '·' or ',' or '(' or '–' or '—' or ':' or '/'))
                next++;
            var word = line[end..next];
            if (word.Length == 0 || (words > 0 && (Stop().IsMatch(word) || char.IsAsciiDigit(word[0]) || dates.At(line, end) is not null)))
                break;
            isProper &= char.IsUpper(word[0]) || Particles.Contains(word)
                || char.GetUnicodeCategory(word[0]) == System.Globalization.UnicodeCategory.OtherLetter;
            words++;
            end = next;
            if (end >= line.Length || line[end] != ' ')
                break;
            end++;
        }
        var text = line[start..end].Trim().TrimEnd('-', '~').Trim();
        var isLast = end >= line.Length;
        var isBounded = isLast ? start > 0 : line[end] is '|' or '•' or '·' || (isNamed && !char.IsLetter(line[end]) || line[end - 1] == ' ' && isNamed);
        var fits = isNamed
            ? words is > 0 and <= 6 && (isProper || (words == 1 && line[..start].Contains("posted", StringComparison.OrdinalIgnoreCase))
                || line[..start].TrimEnd().EndsWith(':'))
            : words is 2 or 3 && isProper && isBounded && line.AsSpan().ContainsAny('|', '•', '·');
        return fits && text.Length is > 1 and <= 60 && text.Any(char.IsLetter) ? (text.TrimEnd('.', ',') is { Length: > 3 } name ? name : text, end) : null;
    }

    [GeneratedRegex(@"\G[\s,;|•·●▪■◦*–—~»«()\[\]<>:/\\-]*", AnyCase, MatchTimeout)]
    private static partial Regex Separators();

    [GeneratedRegex(@"\G(?:(?:(?:originally|first|last|was)\s+)*(?:posted|published|written|submitted|created|added|updated|modified|edited|dated?|this\s+entry\s+was\s+posted|veröffentlicht|publié|publicado)\b\s*:?\s*(?:on\b|at\b|am\b|le\b|el\b)?|(?:on|at|am)\b(?=\s*(?:\d|\p{L}{3,12}\.?,?\s+\d|\p{L}{3,12},)))", AnyCase, MatchTimeout)]
    private static partial Regex Posted();

    [GeneratedRegex(@"\G(?:(?:posted|published|written|submitted|added|created|a\s+guest\s+post)\s+)?(?:by|author|von|par|por|door)\b\s*:?\s*", AnyCase, MatchTimeout)]
    private static partial Regex By();

    [GeneratedRegex(@"\b(?:by|author|posted)\b", AnyCase, MatchTimeout)]
    private static partial Regex AnyBy();

    [GeneratedRegex(@"\G(?:(?:with\s+)?(?:\d[\d,.]*|no|zero|one|leave\s+an?|add\s+an?|post\s+an?|view)\s+(?:new\s+)?(?:comments?|reply|replies|responses?|trackbacks?|pingbacks?|likes?|shares?|views?|reactions?|notes?)|comments?(?:\s*\(\d+\)|\s*:\s*\d+|\s+off|\s+(?:are\s+)?closed)|comments?(?=\s*(?:$|[|•·]))|permalink|permanent\s+link|trackbacks?(?:\s*\(\d+\))?|link(?=\s*(?:$|[|•·]))|edit(?=\s*(?:$|[|•·]))|print(?=\s*(?:$|[|•·]))|e-?mail(?:\s+this)?(?=\s*(?:$|[|•·]))|share(?:\s+this)?(?=\s*(?:$|[|•·]))|tweet(?=\s*(?:$|[|•·]))|reply(?=\s*(?:$|[|•·]))|\d+\s*min(?:ute)?s?\s+read|reading\s+time\s*:?\s*\d+\s*min(?:ute)?s?)", AnyCase, MatchTimeout)]
    private static partial Regex Links();

    [GeneratedRegex(@"\G(?:(?<sure>(?:filed|posted|published)\s+(?:under|in)|categor(?:y|ies)\s*:|tags?\s*:|tagged(?:\s+(?:as|with))?\s*:?|labels?\s*:|topics?\s*:)|(?:in|under)\b)\s*:?\s*(?<tags>[^|•·]+?)(?=\s*(?:$|[|•·]|\s(?:on|by|with)\s|\s[–—-]\s))", AnyCase, MatchTimeout)]
    private static partial Regex Categories();

    [GeneratedRegex(@"^(?:on|at|in|@|with|under|for|filed|posted|leave|from|comments?|permalink|-|–|—|\|)$", AnyCase, MatchTimeout)]
    private static partial Regex Stop();
}

/// <summary>What a line says about a post that is no part of its text: <c>Posted on March 4, 2014 by Jane Doe | 3 comments</c>.</summary>
internal sealed record MetaLine
{
    public DateMatch? Date { get; init; }
    public string? Author { get; init; }
    public ImmutableArray<string> Tags { get; init; } = [];

    public MetaLine And(IEnumerable<string> tags) => this with { Tags = [.. Tags, .. tags] };

    /// <summary>Says "posted" or the like.</summary>
    public bool SaysPosted { get; init; }

    /// <summary>Has comments, a permalink, a time or buttons, which stand under a post or its title.</summary>
    public bool HasLinks { get; init; }

    /// <summary>A date and nothing else.</summary>
    public bool IsBareDate => Date is not null && Author is null && Tags.IsEmpty && !SaysPosted && !HasLinks;

    /// <summary>What all dates above the posts of one blog have in common.</summary>
    public (DateForm Form, bool HasWeekday, bool HasTime, bool SaysPosted)? Signature => Date is { } date
        ? (date.Form, date.HasWeekday, date.Date.HasTime, SaysPosted)
        : null;
}
