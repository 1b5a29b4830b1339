namespace ServiceBlog.Core.Search;

/// <summary>Finds the pages that have each word of a query, or what may be meant by it.</summary>
internal sealed class QueryMatcher(IndexReader index)
{
    private const int MostPrefixed = 64;
    private const int MostNear = 12;
    private const int ShortestPart = 3;
    private const double Prefixed = 0.75;
    private const double OneTypo = 0.6;
    private const double TwoTypos = 0.4;

    /// <summary>One for each word and each phrase. Common words are left out where there are two others.</summary>
    public List<TermMatches> Match(ImmutableArray<QueryPart> parts)
    {
        var candidates = new List<List<(ImmutableArray<TermEntry> Terms, double Certainty)>>();
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].IsQuoted)
                candidates.Add(Phrase(parts[i]));
            else
                candidates.AddRange(Words(parts[i], i > 0 ? parts[i - 1] : null, i + 1 < parts.Length ? parts[i + 1] : null));
        }
        var hasOthers = candidates.Count(IsRare) > 1;
        return [.. candidates.Where(word => !hasOthers || word.Count == 0 || IsRare(word)).Select(word => MatchesOf(word, hasOthers))];
    }

    /// <summary>A word that stands in the texts is judged alone: what it forms with its neighbours, or its beginning, says nothing of it.</summary>
    private bool IsRare(List<(ImmutableArray<TermEntry> Terms, double Certainty)> word) =>
        word.Take(word is [(_, 1), ..] ? 1 : word.Count).Any(candidate => candidate.Terms.Any(term => !index.Layout.IsCommon(term.Pages)));

    /// <summary>The pages that have all words of a part, in one section each of those which are told.</summary>
    public TermMatches All(QueryPart part) => MatchesOf(Phrase(part), leavesOutCommon: true);

    private TermMatches MatchesOf(List<(ImmutableArray<TermEntry> Terms, double Certainty)> candidates, bool leavesOutCommon)
    {
        var matches = new TermMatches();
        foreach (var (terms, certainty) in candidates)
        {
            var rare = terms.Where(term => !leavesOutCommon || !index.Layout.IsCommon(term.Pages)).ToList();
            var all = (rare.Count > 0 ? rare : [.. terms]).Select(Read).Aggregate((one, other) => one.With(other));
            matches.Add(terms[0].Term, all.Pages.Select(page => (page.Key, page.Value)), certainty);
            foreach (var term in terms)
                matches.Terms.Add(term.Term);
        }
        return matches;
    }

    private TermMatches Read(TermEntry entry)
    {
        var matches = new TermMatches();
        matches.Add(entry.Term, index.Read(index.Find(entry.Term)!.Value), certainty: 1);
        return matches;
    }

    private List<(ImmutableArray<TermEntry> Terms, double Certainty)> Phrase(QueryPart part)
    {
        var terms = part.Words.Where(word => !part.IsJoined(word)).Select(word => index.Find(word.Term)).ToList();
        return terms.Contains(null) ? [] : [([.. terms.OfType<TermEntry>()], 1)];
    }

    private IEnumerable<List<(ImmutableArray<TermEntry> Terms, double Certainty)>> Words(QueryPart part, QueryPart? before, QueryPart? next)
    {
        var last = part.Words.Max(word => word.Place);
        var joined = part.Words.Where(part.IsJoined).Select(word => word.Term).ToList();
        foreach (var word in part.Words.Where(word => !part.IsJoined(word)))
        {
            var neighbours = part.Words is [var only] ? Joined(before, only, next) : [];
            yield return
            [
                .. Find(word.Form, part.IsOpen && word.Place == last)
                    .Concat(joined.Concat(neighbours).Select(index.Find).OfType<TermEntry>().Select(entry => (ImmutableArray.Create(entry), 1.0)))
                    .DistinctBy(candidate => string.Join(' ', candidate.Item1.Select(term => term.Term))),
            ];
        }
    }

    /// <summary><c>help desk</c> also finds <c>helpdesk</c>; no word begins with one that stands on most pages.</summary>
    private IEnumerable<string> Joined(QueryPart? before, SearchWord word, QueryPart? next)
    {
        if (before is { Words: [var first], IsQuoted: false } && !IsNamed(first.Term))
            yield return WordStem.Of(first.Form.Folded + word.Form.Folded);
        if (next is { Words: [var last], IsQuoted: false } && !IsNamed(word.Term))
            yield return WordStem.Of(word.Form.Folded + last.Form.Folded);
    }

    private bool IsNamed(string term) => index.Find(term) is { } entry && index.Layout.IsNamed(entry.Pages);

    private List<(ImmutableArray<TermEntry> Terms, double Certainty)> Find(WordForm word, bool isOpen)
    {
        var found = new List<(ImmutableArray<TermEntry>, double)>();
        if (index.Find(word.Term) is { } exact)
            found.Add(([exact], 1));
        if (isOpen || (found.Count == 0 && WordDistance.Allowed(word.Folded.Length) > 0))
        {
            found.AddRange(index.StartingWith(word.Folded).Concat(WordStem.Completed(word.Folded).Select(index.Find).OfType<TermEntry>())
                .Where(entry => entry.Term != word.Term).DistinctBy(entry => entry.Term).Take(MostPrefixed)
                    .Select(entry => (ImmutableArray.Create(entry), Prefixed)));
        }
        if (found.Count == 0 && WordDistance.Allowed(word.Folded.Length) > 0)
            found.AddRange(Near(word));
        if (found.Count == 0)
            found.AddRange(Split(word.Folded));
        return found;
    }

    /// <summary>The nearest terms, all as near as the nearest. A typo may have hidden the ending of the word.</summary>
    private IEnumerable<(ImmutableArray<TermEntry> Terms, double Certainty)> Near(WordForm word)
    {
        var most = WordDistance.Allowed(word.Folded.Length);
        var near = new List<string>();
        foreach (var term in index.Around(word.Term))
        {
            var distance = WordStem.WithHiddenEndings(term).Select(form => WordDistance.Between(word.Folded, form, most))
                .Append(WordDistance.Between(word.Term, term, most)).Min();
            if (distance > most)
                continue;
            if (distance < most)
            {
                near.Clear();
                most = distance;
            }
            near.Add(term);
        }
        return near.Order(StringComparer.Ordinal).Take(MostNear).Select(index.Find).OfType<TermEntry>()
            .Select(entry => (ImmutableArray.Create(entry), most <= 1 ? OneTypo : TwoTypos));
    }

    /// <summary><c>helpdesk</c> also finds <c>help desk</c>.</summary>
    private IEnumerable<(ImmutableArray<TermEntry> Terms, double Certainty)> Split(string word)
    {
        if (word.Length < 2 * ShortestPart)
            return [];
        var known = index.Around(word).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(ShortestPart, word.Length - (2 * ShortestPart) + 1)
            .Select(cut => (Head: WordStem.Of(word[..cut]), Tail: WordStem.Of(word[cut..])))
            .Where(parts => known.Contains(parts.Head) && known.Contains(parts.Tail))
            .Select(parts => (ImmutableArray.Create(index.Find(parts.Head)!.Value, index.Find(parts.Tail)!.Value), 1.0));
    }
}
