namespace ServiceBlog.Core.Config;

/// <summary>A language in which the site is written.</summary>
/// <param name="Tag">By BCP 47.</param>
/// <param name="Folder">Of the input, in which its pages lie as those of the first language lie in the input itself; also the first part of their
/// addresses. Empty for the first language.</param>
/// <param name="Name">As its speakers call it.</param>
/// <param name="Location">Where the author chose it.</param>
/// <param name="Menu">Empty for the sections that the site has in this language.</param>
public sealed record SiteLanguage(string Tag, string Folder, string Name, string Title, string Description,
    ImmutableArray<MenuItem> Menu, SourceLocation Location)
{
    /// <summary>The path at which the site in this language has what the first one has at another: <c>/posts/</c> → <c>/de/posts/</c>.</summary>
    public string At(string path) => Folder.Length == 0 ? path : $"/{Folder}{path}";
}

/// <summary>Reads <c>languages</c> of <c>site.yml</c>: those besides <c>language</c>.</summary>
internal static class SiteLanguageReader
{
    public static ImmutableArray<SiteLanguage> Read(YamlFields? fields, SiteConfig site) =>
        fields is null ? [] : [.. fields.Unknown().Select(entry => Read(entry.Key, entry.Value, fields, site)).OfType<SiteLanguage>()];

    private static SiteLanguage? Read(YamlScalar tag, YamlNode value, YamlFields all, SiteConfig site)
    {
        if (all.LanguageTag(new Located<string>(tag.Text, tag.Location), "languages") is null)
            return null;
        if (tag.Text == site.Language || CollectionReader.IsTaken(tag.Text) || site.Collections.Any(collection => collection.Folder == tag.Text))
        {
            all.Report(Rules.InvalidSetting, tag.Location, tag.Text == site.Language
                ? $"\"{tag.Text}\" is the site's first language already; its pages lie in the input folder itself"
                : $"the folder \"{tag.Text}\" has a meaning already, so no language can have it");
            return null;
        }
        var bare = new SiteLanguage(tag.Text, tag.Text, LanguageTags.NameOf(tag.Text), site.Title, site.Description, [], tag.Location);
        if (value is YamlScalar { IsNull: true })
            return bare;
        if (value is not YamlMapping mapping)
        {
            all.Report(Rules.WrongType, value.Location, $"a language expects keys such as {{title: …, description: …}}, found {value.Description}");
            return bare;
        }
        var own = new YamlFields(mapping, all.Diagnostics);
        var language = bare with
        {
            Name = own.Text("name")?.Value ?? bare.Name,
            Title = own.Text("title")?.Value ?? bare.Title,
            Description = own.Text("description")?.Value ?? bare.Description,
            Menu = MenuReader.Read(own.Take("menu"), "menu", own),
        };
        own.ReportUnknown($" in the language \"{tag.Text}\"");
        return language;
    }
}
