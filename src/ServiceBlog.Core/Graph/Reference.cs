namespace ServiceBlog.Core.Graph;

/// <summary>A page that another cites, and where.</summary>
/// <param name="Name">By which the text cites it.</param>
/// <param name="Number">Its place among the references, from 1.</param>
/// <param name="Anchors">The cited headings, in the order of their first citation; empty if only the whole is cited.</param>
/// <param name="Citations">
/// The first link of each citation that names it: indexes into <see cref="MarkupOutline.Links"/>; empty for a source to
/// which the page only links.
/// </param>
public sealed record Reference(Page Page, string Name, int Number, ImmutableArray<Heading> Anchors, ImmutableArray<int> Citations);
