namespace ServiceBlog.Core.Checking.Quotations;

/// <summary>Searches every quotation in the source that is cited after it, if that holds the captured text. Whether it is there follows from the
/// quotation and the source's file alone; those that an earlier build found need not be searched again.</summary>
/// <param name="known">What <see cref="Found"/> was in an earlier build.</param>
public sealed class QuotationCheck(SiteGraph graph, IReadOnlySet<ContentHash> known, ParallelOptions parallel)
{
    private readonly ConcurrentDictionary<ContentHash, bool> _found = [];
    private readonly ConcurrentDictionary<Page, Lazy<VerbatimText>> _texts = [];

    /// <summary>Stand for the quotations that are where they should be, each with its source.</summary>
    public IReadOnlySet<ContentHash> Found => _found.Keys.ToImmutableHashSet();

    public void Check(ICollection<Diagnostic> diagnostics)
    {
        var tasks = graph.Pages.Where(page => !page.Outline.Quotations.IsEmpty)
            .SelectMany(page => page.Outline.Quotations.Select(quotation => (Quotation: quotation, Cited: Cited(page, quotation))))
            .Where(task => !task.Cited.IsEmpty)
            .ToImmutableArray();
        var mistakes = new Diagnostic?[tasks.Length];
        Parallel.For(0, tasks.Length, parallel, i => mistakes[i] = Check(tasks[i].Quotation, tasks[i].Cited));
        diagnostics.AddAll(mistakes.OfType<Diagnostic>());
    }

    /// <summary>The parts of a citation whose sources hold the captured text.</summary>
    private ImmutableArray<LinkTarget> Cited(Page page, Quotation quotation)
    {
        var (links, targets) = (page.Outline.Links, graph[page].Links);
        var cited = ImmutableArray.CreateBuilder<LinkTarget>();
        for (var i = quotation.Citation; i == quotation.Citation || (i < links.Length && links[i].Continues); i++)
        {
            if (targets[i].Page is { FrontMatter.Verbatim: true } source && source != page)
                cited.Add(targets[i]);
        }
        return cited.ToImmutable();
    }

    private Diagnostic? Check(Quotation quotation, ImmutableArray<LinkTarget> cited)
    {
        var identity = cited.Aggregate(ContentHash.None.With(quotation.Text), (all, target) => all.With(target.Page!.ContentHash).With(target.Heading?.Id));
        var pieces = known.Contains(identity) ? [] : QuotationPattern.Parse(quotation.Text);
        if (pieces.IsEmpty || cited.Any(target => IsIn(target, pieces) || IsIn(target, QuotationPattern.Literal(quotation.Text))))
        {
            _found[identity] = true;
            return null;
        }
        return cited.Select(target => Elsewhere(quotation, target, pieces)).FirstOrDefault(diagnostic => diagnostic is not null)
            ?? NotFound(quotation, cited[0].Page!, pieces);
    }

    private bool IsIn(LinkTarget target, ImmutableArray<QuotationPiece> pieces)
    {
        var text = TextOf(target.Page!);
        return QuotationSearch.Find(text.Comparable, text.SectionOf(target.Heading?.Id), pieces, out _) >= 0;
    }

    private Diagnostic? Elsewhere(Quotation quotation, LinkTarget target, ImmutableArray<QuotationPiece> pieces)
    {
        var text = TextOf(target.Page!);
        if (target.Heading is not { } cited || QuotationSearch.Find(text.Comparable, Range.All, pieces, out _) is not (>= 0 and var place))
            return null;
        var heading = text.HeadingAt(place);
        var where = heading is { } holder ? $"in the section \"{holder.Text}\" (#{holder.Id})" : "above its first heading";
        return new Diagnostic(Rules.QuotationElsewhere, quotation.Location,
            $"the quotation is in {target.Page!.DisplayPath}, but {where}, not under #{cited.Id}",
            heading is null ? $"@{target.Page.Key}" : $"@{target.Page.Key}#{heading.Value.Id}");
    }

    private Diagnostic NotFound(Quotation quotation, Page source, ImmutableArray<QuotationPiece> pieces)
    {
        var text = TextOf(source);
        QuotationSearch.Find(text.Comparable, Range.All, pieces, out var missing);
        var run = pieces.AsSpan().Slice(missing, QuotationSearch.CountOfRun(pieces, missing)).ToArray();
        var wanted = string.Join(' ', run.Select(piece => piece.Text));
        var nearest = NearestPassage.Find(text, wanted, out var place);
        if (nearest is null)
            return new Diagnostic(Rules.QuotationNotFound, quotation.Location, $"the quotation is not in {source.DisplayPath}, nor anything like it");
        var where = text.HeadingAt(place) is { } heading ? $" (#{heading.Id})" : "";
        var hint = string.Equals(ComparableText.Of(nearest), wanted, StringComparison.OrdinalIgnoreCase)
            ? ". Only capitals differ; a letter that you changed stands in brackets, as in [t]he"
            : "";
        return new Diagnostic(Rules.QuotationNotFound, quotation.Location,
            $"the quotation is not in {source.DisplayPath}; nearest there is{where}: “{nearest}”{hint}");
    }

    private VerbatimText TextOf(Page source) => _texts.GetOrAdd(source, static page => new Lazy<VerbatimText>(() => VerbatimText.Of(page))).Value;
}
