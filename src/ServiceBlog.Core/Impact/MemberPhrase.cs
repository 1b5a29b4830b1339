using ServiceBlog.Core.Incremental;

namespace ServiceBlog.Core.Impact;

/// <summary>Says what a member means to an author; what has no words of its own goes by its name in templates.</summary>
internal static class MemberPhrase
{
    public static string Of(ModelKind kind, string member) => (kind, member) switch
    {
        (ModelKind.Page, "content") => "its text links to it",
        (ModelKind.Page, "passages" or "cited_anchors") => "cited by it",
        (ModelKind.Page, "related") => "related",
        (ModelKind.Page, "comments") => "comment",
        (ModelKind.Page, "thread_url") => "thread",
        (ModelKind.Page, "timeline") => "member of the topic",
        (ModelKind.Page, "cited_by") => "cited by it",
        (ModelKind.Page, "backlinks") => "linked from it",
        (ModelKind.Page, "references") => "cites it",
        (ModelKind.Page, "relations" or "related_by") => "relation",
        (ModelKind.Page, "previous" or "next") => "beside it in time",
        (ModelKind.Page, "tags") => "tag",
        (ModelKind.Page, "topics") => "topic",
        (ModelKind.Page, "series") => "series",
        (ModelKind.Page, "parent" or "children") => "topic tree",
        (ModelKind.Page, "current_view") => "current view",
        (ModelKind.Page, "posts" or "sources") => "member of the topic",
        (ModelKind.List, "items") => "listed here",
        (ModelKind.Site, _) => $"site.{member}",
        _ => member,
    };
}
