using System.Collections.Immutable;
using ServiceBlog.Core.Markup;

namespace ServiceBlog.Core.Graph;

/// <summary>A page that another cites, and where.</summary>
/// <param name="Anchors">The cited headings, in the order of their first citation; empty if only the whole is cited.</param>
public sealed record Reference(Page Page, ImmutableArray<Heading> Anchors);
