namespace ServiceBlog.Core.Rendering.Models;

/// <summary>A tag or a series, as templates see it.</summary>
public sealed record TermView(Term Term, SiteModels Models);
