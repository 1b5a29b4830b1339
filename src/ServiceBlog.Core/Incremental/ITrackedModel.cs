namespace ServiceBlog.Core.Incremental;

/// <summary>A model whose members are dependencies of the pages that read them: the site, a page, a term, a year, a list. Everything else that
/// templates read is a part of one of these.</summary>
public interface ITrackedModel
{
    ModelKey Key { get; }

    /// <summary>Stands for the key.</summary>
    ContentHash KeyHash { get; }

    /// <summary>Its index among the tracked models of the build.</summary>
    int Index { get; }

    /// <summary>Of the file that the model comes from; none if it comes from no single file.</summary>
    ContentHash FileHash { get; }

    /// <summary>The pages and comments whose texts templates can read here.</summary>
    IEnumerable<Page> Texts { get; }

    DependsOn DependencyOf(int member);

    string NameOf(int member);

    /// <summary>What a template finds there, without noting it as a dependency.</summary>
    object? ValueOf(int member);

    /// <summary>Of what a template reads there now.</summary>
    ContentHash HashOf(DependencyKey key);

    /// <summary>Whether a template reads there now what it read of the same model of another build.</summary>
    /// <param name="key">Its member and aspect count.</param>
    bool HoldsTheSame(DependencyKey key, ITrackedModel before);
}

/// <summary>A part of a tracked model.</summary>
public interface IPartModel
{
    /// <summary>Of all its members, where that is cheaper than to read them; else null.</summary>
    ContentHash? KnownHash { get; }
}

/// <summary>Names a tracked model in every build.</summary>
/// <param name="Kind">Tells models of different kinds with one name apart.</param>
/// <param name="Name">The same from build to build: a source path, or the path of a list.</param>
public readonly record struct ModelKey(ModelKind Kind, string Name)
{
    public ContentHash ContentHash => ContentHash.None.With((long)Kind).With(Name);
}

public enum ModelKind { Site, Page, Term, Year, List }

/// <summary>What a member follows from, besides the settings and the theme: with other ones every page is rendered again.</summary>
public enum DependsOn
{
    /// <summary>The model's own file and nothing else.</summary>
    OwnFile,

    /// <summary>The front matter, links, headings and opening of any page, but no text.</summary>
    Connections,

    /// <summary>Also the model's own text and those that are shown in it.</summary>
    ShownTexts,

    /// <summary>Also which words stand in the texts of the whole site.</summary>
    Words,

    /// <summary>Anything in the site.</summary>
    Anything,
}
