namespace ServiceBlog.Import.Placing;

/// <summary>Makes the key of a page out of its title or its old address.</summary>
internal static class PageName
{
    public static string Of(ImportedPage page)
    {
        var fromSlug = page.Slug is null ? "" : KeyName.Of(Uri.UnescapeDataString(page.Slug));
        var key = fromSlug.Length > 0 ? fromSlug : KeyName.Of(page.Title);
        return key is "" or "index" ? (page.IsStandalone ? "page" : "post") : key;
    }
}
