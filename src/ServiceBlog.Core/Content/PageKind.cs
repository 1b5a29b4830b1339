namespace ServiceBlog.Core.Content;

/// <summary>What a page is. Decides its address, its layout and the lists in which it stands.</summary>
public enum PageKind
{
    // Written by an author, told by the folder.
    Post,
    Source,
    Topic,
    Page,

    // Made by the generator.
    Home,
    Section,
    Tags,
    Tag,
    Archive,
    Year,
    Series,
    NotFound,
    Thread,
    Map,
    Health,

    /// <summary>A reader's words below a page: a file, but no page of its own.</summary>
    Comment,
}
