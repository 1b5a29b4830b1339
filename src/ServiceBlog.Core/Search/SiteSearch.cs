namespace ServiceBlog.Core.Search;

/// <summary>Finds pages for a query and ranks them in the manner of BM25F (Robertson and Zaragoza 2009): a word counts for more where it is rare, and
/// for more in a title than in a text; words that stand together count more. The first of equals is the first by address. The script of the default
/// theme does the same, step by step; a test compares the two.</summary>
public sealed partial class SiteSearch
{
    private const double SameSection = 48;
    private const double SameHeading = 64;
    private const double SameName = 16;
    private const double WholeName = 2;
    private const double InName = 1.5;
    private const double WholeHeading = 1.4;
    private const double InHeading = 1.25;

    /// <summary>A phrase is looked for in the texts of so many pages that have its words.</summary>
    private const int MostVerified = 30;

    private readonly IndexReader _reader;
    private readonly SearchContent _content;
    private readonly Func<Page, string> _show;

    /// <param name="content">What the index was made of.</param>
    /// <param name="show">Gives a page's text as readers see it, as HTML.</param>
    internal SiteSearch(SearchIndex index, SearchContent content, Func<Page, string> show) =>
        (_reader, _content, _show) = (new IndexReader(index), content, show);

    /// <summary>The best results first.</summary>
    public ImmutableArray<SearchResult> Find(SearchQuery query, int limit)
    {
        var asked = query.Parts.Where(part => !part.IsExcluded).ToImmutableArray();
        var matcher = new QueryMatcher(_reader);
        var words = matcher.Match(asked);
        var pages = words.Count > 0 ? words.SelectMany(word => word.Pages.Keys).ToHashSet() : Filtered(query.Conditions) ?? [];
        if (words.Count > 0 && Filtered(query.Conditions) is { } allowed)
            pages.IntersectWith(allowed);
        foreach (var excluded in query.Parts.Where(part => part.IsExcluded))
            pages.ExceptWith(matcher.All(excluded).Pages.Where(page => excluded.Words.Length == 1 || page.Value.Sections.Count > 0).Select(page => page.Key));
        var phrases = asked.Where(part => part.IsQuoted).ToList();
        var having = phrases.ConvertAll(phrase => (Phrase: phrase, matcher.All(phrase).Pages));
        foreach (var (_, found) in having)
            pages.IntersectWith(found.Keys);
        var count = asked.Sum(part => part.Words.Count(word => !part.IsJoined(word)));
        var rarities = words.ConvertAll(word => word.Rarity(_reader.Layout.Pages));
        var ranked = pages.Select(page => Rank(page, words, rarities, count)).OrderByDescending(result => result.Score).ThenBy(result => result.Page);
        var terms = words.SelectMany(word => word.Terms).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. (phrases.Exists(phrase => phrase.Words.Length > 1) ? ranked.OrderByDescending(result => AreNear(having, result.Page))
                .Take(MostVerified).Where(result => HasAll(having, result.Page)) : ranked)
                .Take(limit)
                .Select(result => Show(result, terms)),
        ];
    }

    /// <summary>The pages that meet all conditions; null if there is none.</summary>
    private HashSet<int>? Filtered(ImmutableArray<(string Facet, bool IsExcluded)> conditions)
    {
        HashSet<int>? allowed = null;
        foreach (var (facet, isExcluded) in conditions)
        {
            var having = _reader.Find(facet) is { } entry ? _reader.Read(entry).Select(found => found.Page) : [];
            if (isExcluded)
                (allowed ??= [.. Enumerable.Range(0, _reader.Layout.Pages)]).ExceptWith(having);
            else if (allowed is null)
                allowed = [.. having];
            else
                allowed.IntersectWith(having);
        }
        return allowed;
    }

    private static RankedPage Rank(int page, List<TermMatches> words, List<double> rarities, int count)
    {
        var (score, matched, all) = (0.0, 0.0, 0.0);
        var sections = new SortedDictionary<int, double>();
        Match? before = null;
        // The names and the headings that hold all words, by how many words they have themselves.
        HashSet<int>? names = null;
        Dictionary<int, int>? headings = null;
        for (var i = 0; i < words.Count; i++)
        {
            all += rarities[i];
            if (!words[i].Pages.TryGetValue(page, out var match))
            {
                (before, names, headings) = (null, [], []);
                continue;
            }
            score += rarities[i] * match.Impact;
            matched += rarities[i] * match.Certainty;
            foreach (var (section, headingWords) in match.Sections)
                sections[section] = sections.GetValueOrDefault(section) + (rarities[i] * (headingWords > 0 ? 2 : 1));
            if (before is not null)
            {
                var rarity = Math.Min(rarities[i - 1], rarities[i]);
                var shared = match.Sections.Where(section => before.Sections.ContainsKey(section.Key)).ToList();
                if (shared.Count > 0)
                    score += rarity * (shared.Exists(section => section.Value > 0 && before.Sections[section.Key] > 0) ? SameHeading : SameSection);
                if (match.Names.Overlaps(before.Names))
                    score += rarity * SameName;
            }
            names = [.. match.Names.Where(name => names?.Contains(name) ?? true)];
            headings = match.Sections.Where(section => section.Value > 0 && (headings?.ContainsKey(section.Key) ?? true)).ToDictionary();
            before = match;
        }
        var coverage = all == 0 ? 1 : matched / all;
        var name = names is not { Count: > 0 } ? 1 : names.Contains(count) ? WholeName : InName;
        var heading = headings is not { Count: > 0 } ? 1 : headings.ContainsValue(SectionMark.HeadingWordsOf(SectionMark.Of(0, count)))
            ? WholeHeading : InHeading;
        var best = sections.Count == 0 ? -1 : sections.MaxBy(section => section.Value).Key;
        return new RankedPage(page, best, score * coverage * coverage * Math.Max(name, heading));
    }

    /// <summary>Whether the words of each phrase share a section or a name.</summary>
    private static bool AreNear(List<(QueryPart Phrase, Dictionary<int, Match> Pages)> phrases, int page) =>
        phrases.TrueForAll(phrase => phrase.Phrase.Words.Length == 1 || phrase.Pages[page].Sections.Count > 0 || phrase.Pages[page].Names.Count > 0);

    /// <summary>Whether all phrases stand on a page: as one of its names, or in what readers see of it.</summary>
    private bool HasAll(List<(QueryPart Phrase, Dictionary<int, Match> Pages)> phrases, int page)
    {
        var item = _content.Items[page];
        var content = item.Read();
        var texts = new Lazy<string[]>(() =>
        [
            content.Title, content.Summary,
            .. item.Page is { } own ? Headings().Split(_show(own)).Select(part => PlainWords.Of(part)) : content.Sections.Select(section => section.Text),
        ]);
        return phrases.TrueForAll(phrase => phrase.Phrase.Words.Length == 1
            || phrase.Pages[page].Names.Contains(phrase.Phrase.Words.Count(word => !phrase.Phrase.IsJoined(word)))
            || texts.Value.Any(text => Phrase.StandsIn(text, phrase.Phrase)));
    }

    /// <summary>A phrase does not go from a heading into the text below it.</summary>
    [GeneratedRegex("</?h[1-6]\\b[^>]*>", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Headings();

    private SearchResult Show(RankedPage ranked, HashSet<string> terms)
    {
        var item = _content.Items[ranked.Page];
        var page = item.Read();
        var section = ranked.Section > 0 ? page.Sections[ranked.Section] : null;
        var text = ranked.Section >= 0 && page.Sections[ranked.Section].Text is { Length: > 0 } words ? words
            : page.Summary.Length > 0 ? page.Summary
            : page.Sections.FirstOrDefault(candidate => candidate.Text.Length > 0)?.Text ?? "";
        return new SearchResult($"{_content.BasePath}{item.Url}" + (section is null ? "" : $"#{section.Id}"), item.Title, section?.Heading ?? "",
            item.KindName, SearchExcerpt.Of(text, terms), ranked.Score);
    }

    /// <param name="Page">Its number in the index.</param>
    /// <param name="Section">Where most of the words stand: 0 before the first heading, else its number; -1 if they stand in the page's names alone.</param>
    private readonly record struct RankedPage(int Page, int Section, double Score);
}

/// <param name="Url">With the base path, and the section as its fragment.</param>
/// <param name="Section">The heading under which most of the words stand; empty if there is none.</param>
/// <param name="Score">Only to be compared with those of the same query.</param>
public sealed record SearchResult(string Url, string Title, string Section, string Kind, SearchExcerpt Excerpt, double Score);

/// <summary>Looks for words in a text that follow each other as in a query.</summary>
internal static class Phrase
{
    public static bool StandsIn(string text, QueryPart phrase)
    {
        var asked = phrase.Words.Where(word => !phrase.IsJoined(word)).Select(word => word.Term).ToList();
        var (words, end) = (new List<string>(), -1);
        foreach (var word in new SearchWords(text, new Vocabulary()))
        {
            // Joined words come behind their parts, at the place of the first.
            if (word.Place != end + 1)
                continue;
            end = word.Place;
            words.Add(word.Term);
        }
        for (var start = 0; start + asked.Count <= words.Count; start++)
        {
            if (asked.SequenceEqual(words.GetRange(start, asked.Count)))
                return true;
        }
        return false;
    }
}
