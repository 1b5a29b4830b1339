using ServiceBlog.Core.Rendering.Templates;
using ServiceBlog.Core.Rendering.Theming;

namespace ServiceBlog.Rendering;

/// <summary>What <c>include</c> finds: the files of one folder, by their path in it; as in a theme, the extension of a template may be left out. A
/// name that leads out of it, by <c>..</c>, from the root or through a symbolic link, names nothing.</summary>
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

/// <summary>Reads the text of a template or of its data: UTF-8, with or without a byte order mark, and nothing else.</summary>
internal static class TemplateText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="TemplateException">The file is not UTF-8.</exception>
    public static string Read(string fullPath, string shownPath)
    {
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(fullPath);
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException exception)
        {
            throw new TemplateException(new TemplateError(shownPath, 1, 1, "the file is not valid UTF-8"), cause: exception);
        }
    }
}
