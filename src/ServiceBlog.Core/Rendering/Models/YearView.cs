using ServiceBlog.Core.Graph;
using ServiceBlog.Core.Rendering.Reads;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>A year of the archive, as templates see it.</summary>
public sealed record YearView(ArchiveYear Year, SiteModels Models) : IRecognisable<YearView>
{
    public bool IsSameAs(YearView before) =>
        Year.Year == before.Year.Year && PagesInOrder.AreSame(Year.Pages, before.Year.Pages);
}
