using ServiceBlog.Core.Graph;
using ServiceBlog.Core.Rendering.Reads;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>A tag or a series, as templates see it.</summary>
public sealed record TermView(Term Term, SiteModels Models) : IRecognisable<TermView>
{
    public bool IsSameAs(TermView before) =>
        Term.Name == before.Term.Name
        && Term.Path == before.Term.Path
        && Term.Description == before.Term.Description
        && PagesInOrder.AreSame(Term.Pages, before.Term.Pages);
}
