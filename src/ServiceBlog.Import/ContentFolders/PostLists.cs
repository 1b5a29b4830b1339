namespace ServiceBlog.Import.ContentFolders;

/// <summary>Where an old site listed its posts, the list of the new one is to be found: a page that stood there becomes the text above it, and the address
/// leads to it.</summary>
internal static class PostLists
{
    private const string Place = "posts";

    /// <param name="templates">Addresses of templates that made lists.</param>
    public static void Join(List<ImportedPage> pages, IEnumerable<string> templates, string name)
    {
        if (pages.Find(page => page is { IsStandalone: false, Draft: false }) is not { } post
            || pages.Exists(page => page.IsStandalone && page.Place is Place or Place + "/index"))
            return;
        var lists = pages.Where(page => page is { IsStandalone: false, Addresses.IsEmpty: false })
            .Select(page => $"/{ContentPath.FirstFolder(page.Addresses[0].TrimStart('/'))}/").Concat(templates)
            .Where(address => HugoSite.BlogLike().IsMatch(address.Trim('/'))).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var address in lists)
        {
            var own = pages.FindIndex(page => page.IsStandalone && page.Addresses.Contains(address, StringComparer.OrdinalIgnoreCase));
            var list = pages.FindIndex(page => page is { IsStandalone: true, Place: Place });
            if (own >= 0 && list < 0)
                pages[own] = pages[own] with { Place = Place };
            else if (own < 0 && list >= 0)
                pages[list] = pages[list] with { Addresses = pages[list].Addresses.Add(address) };
            else if (own < 0 && address.Trim('/') is var word && word != Place)
                pages.Add(new ImportedPage
                {
                    Id = $"folder:{name}/{word}/",
                    Location = post.Location,
                    Title = char.ToUpperInvariant(word[0]) + word[1..],
                    Place = Place,
                    IsStandalone = true,
                    Addresses = [address],
                    Body = (_, _) => ""
                });
        }
    }
}
