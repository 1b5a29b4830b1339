using System.Collections.Frozen;

namespace ServiceBlog.Commands;

/// <summary>The names that other generators have for what our commands do.</summary>
internal static class OtherNames
{
    private const string Preview = "serviceblog preview shows the site while you write";
    private const string NewSite = "serviceblog new site DIR makes a new site";
    private const string NewPage = "serviceblog new post TITLE begins a post, and new source, new topic and new page the other kinds";
    private const string Build = "serviceblog build writes the whole site into the folder output, which any static host serves";
    private const string Check = "serviceblog check looks for mistakes, and publishes nothing";
    private const string Clean = "serviceblog build --clean writes every file anew";
    private const string Help = "serviceblog --help lists the commands, and serviceblog COMMAND --help explains one";

    private static readonly FrozenDictionary<string, string> Answers = new Dictionary<string, string>
    {
        ["serve"] = Preview,
        ["server"] = Preview,
        ["s"] = Preview,
        ["dev"] = Preview,
        ["develop"] = Preview,
        ["watch"] = Preview,
        ["start"] = Preview,
        ["run"] = Preview,
        ["live"] = Preview,
        ["view"] = Preview,
        ["open"] = Preview,
        ["init"] = NewSite,
        ["create"] = NewSite,
        ["site"] = NewSite,
        ["new-site"] = NewSite,
        ["scaffold"] = NewSite,
        ["quickstart"] = NewSite,
        ["setup"] = NewSite,
        ["post"] = NewPage,
        ["source"] = NewPage,
        ["topic"] = NewPage,
        ["page"] = NewPage,
        ["draft"] = NewPage,
        ["add"] = NewPage,
        ["generate"] = Build,
        ["compile"] = Build,
        ["make"] = Build,
        ["publish"] = Build,
        ["deploy"] = Build,
        ["lint"] = Check,
        ["test"] = Check,
        ["validate"] = Check,
        ["verify"] = Check,
        ["doctor"] = Check,
        ["clean"] = Clean,
        ["clear"] = Clean,
        ["rebuild"] = Clean,
        ["migrate"] = "serviceblog import FILE brings over pages from elsewhere",
        ["move"] = "serviceblog mv OLD NEW moves a page and every link to it",
        ["rename"] = "serviceblog mv OLD NEW moves a page and every link to it",
        ["help"] = Help,
        ["commands"] = Help,
        ["version"] = "serviceblog --version tells the version",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Which of our commands does what is asked for, as the end of a sentence; null for a name that nothing is known of.</summary>
    public static string? AnswerTo(string name) => Answers.GetValueOrDefault(name);
}
