using ServiceBlog.Core.Rendering.Reads;

namespace ServiceBlog.Core.Impact;

/// <summary>Says what a member means to an author; what has no words of its own goes by its name in templates.</summary>
internal static class MemberPhrase
{
    public static string Of(SubjectKind kind, string member) => (kind, member) switch
    {
        (SubjectKind.Page, "content") => "its text links to it",
        (SubjectKind.Page, "passages" or "cited_anchors") => "cited by it",
        (SubjectKind.Page, "related") => "related",
        (SubjectKind.Page, "comments") => "comment",
        (SubjectKind.Page, "thread_url") => "thread",
        (SubjectKind.Page, "timeline") => "member of the topic",
        (SubjectKind.Page, "cited_by") => "cited by it",
        (SubjectKind.Page, "backlinks") => "linked from it",
        (SubjectKind.Page, "references") => "cites it",
        (SubjectKind.Page, "relations" or "related_by") => "relation",
        (SubjectKind.Page, "previous" or "next") => "beside it in time",
        (SubjectKind.Page, "tags") => "tag",
        (SubjectKind.Page, "topics") => "topic",
        (SubjectKind.Page, "series") => "series",
        (SubjectKind.Page, "parent" or "children") => "topic tree",
        (SubjectKind.Page, "current_view") => "current view",
        (SubjectKind.Page, "posts" or "sources") => "member of the topic",
        (SubjectKind.List, "items") => "listed here",
        (SubjectKind.Site, _) => $"site.{member}",
        _ => member,
    };
}
