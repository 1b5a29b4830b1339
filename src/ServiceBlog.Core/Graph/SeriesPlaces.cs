namespace ServiceBlog.Core.Graph;

/// <summary>Where pages stand in the series they belong to.</summary>
public sealed class SeriesPlaces
{
    private readonly Dictionary<Page, ImmutableArray<SeriesPlace>> _places = [];

    /// <param name="series">By name.</param>
    public SeriesPlaces(ImmutableArray<Term> series)
    {
        foreach (var term in series)
        {
            for (var i = 0; i < term.Pages.Length; i++)
                _places[term.Pages[i]] = Of(term.Pages[i]).Add(new SeriesPlace(term, i));
        }
    }

    /// <summary>By the name of the series.</summary>
    public ImmutableArray<SeriesPlace> Of(Page page) => _places.GetValueOrDefault(page, []);
}
