using ServiceBlog.Core.Rendering.Templates;
using ServiceBlog.Core.Rendering.Theming;
using ServiceBlog.Files;

namespace ServiceBlog.Rendering;

/// <summary>
/// What <c>include</c> finds: the files of one folder, by their path in it; as in a theme, the extension of a template
/// may be left out. A name that leads out of it, by <c>..</c>, from the root or through a symbolic link, names nothing.
/// </summary>
internal sealed class FolderTemplates(string folder, string workingDirectory) : IPartials
{
    private readonly string _realFolder = RealPath.Of(folder);
    private readonly Dictionary<string, ParsedTemplate> _parsed = new(StringComparer.Ordinal);

    public ParsedTemplate? Find(string name) => LoadFile(name) ?? LoadFile(name + ThemeReader.Extension);

    private ParsedTemplate? LoadFile(string name)
    {
        if (name.Length == 0 || name.Any(letter => char.IsControl(letter) || letter == '\\') || Path.IsPathRooted(name))
            return null;
        var path = Path.GetFullPath(name, folder);
        if (_parsed.TryGetValue(path, out var known))
            return known;
        if (!RealPath.IsInside(path, folder) || !File.Exists(path) || !RealPath.IsInside(RealPath.Of(path), _realFolder))
            return null;
        var shown = DisplayPath.Of(path, workingDirectory);
        return _parsed[path] = ParsedTemplate.Parse(TemplateText.Read(path, shown), shown);
    }
}
