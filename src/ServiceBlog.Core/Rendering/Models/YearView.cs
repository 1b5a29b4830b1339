namespace ServiceBlog.Core.Rendering.Models;

/// <summary>A year of the archive, as templates see it.</summary>
public sealed record YearView(ArchiveYear Year, SiteModels Models);
