namespace ServiceBlog.LinkCheck.Reading;

/// <summary>One occurrence of an address. Small, since a big site has millions.</summary>
internal readonly record struct Link(WrittenUrl Url, LinkSource Source, Place Place);
