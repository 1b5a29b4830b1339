using ServiceBlog.Core.Rendering.Reads;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>What a tag or a series holds.</summary>
public static class TermMembers
{
    public static readonly ModelMembers<TermView> OfTerm = new(
        DependsOn.Connections,
        ("name", view => view.Term.Name),
        ("title", view => view.Term.Name),
        ("url", view => view.Models.UrlOf(view.Term.Path)),
        ("description", view => view.Term.Description),
        ("count", view => view.Term.Pages.Length),
        ("pages", view => view.Models.List(view.Term.Pages)));
}
