using System.Numerics;
using Scriban.Runtime;
using ServiceBlog.Core.Rendering.Templates;
using ServiceBlog.Core.Rendering.Theming;

namespace ServiceBlog.Rendering;

/// <summary>A JSON object as a template's variables: whole numbers stay whole, however long; keys stay in their order.</summary>
internal static class JsonData
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256 };

    /// <exception cref="TemplateException">The text is not a JSON object; the position is that of the mistake.</exception>
    public static ScriptObject Read(string json, string shownPath)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? ToObject(document.RootElement)
                : throw Error(shownPath, 0, 0, "the data must be a JSON object, whose keys become the template's variables");
        }
        catch (JsonException exception)
        {
            throw Error(shownPath, exception.LineNumber ?? 0, exception.BytePositionInLine ?? 0, WithoutPosition(exception.Message), exception);
        }
        catch (InvalidOperationException exception)
        {
            throw Error(shownPath, 0, 0, "a text holds half a surrogate pair, which is no character", exception);
        }
    }

    private static object? ToValue(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => ToObject(element),
        JsonValueKind.Array => ToArray(element),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => ToNumber(element),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static ScriptObject ToObject(JsonElement element)
    {
        var members = new ScriptObject();
        foreach (var member in element.EnumerateObject())
            members.SetValue(member.Name, ToValue(member.Value), readOnly: false);
        return members;
    }

    private static ScriptArray ToArray(JsonElement element)
    {
        var items = new ScriptArray(element.GetArrayLength());
        foreach (var item in element.EnumerateArray())
            items.Add(ToValue(item));
        return items;
    }

    private static object? ToNumber(JsonElement element)
    {
        if (element.TryGetInt64(out var integer))
            return integer is >= int.MinValue and <= int.MaxValue ? (object)(int)integer : integer;
        var text = element.GetRawText();
        return text.AsSpan().IndexOfAny(".eE") < 0 ? BigInteger.Parse(text, CultureInfo.InvariantCulture) : element.GetDouble();
    }

    /// <summary>System.Text.Json ends its messages with the position, which we tell in our own way.</summary>
    private static string WithoutPosition(string message) =>
        message.IndexOf(" LineNumber:", StringComparison.Ordinal) is > 0 and var end ? message[..end] : message;

    private static TemplateException Error(string path, long line, long column, string message, Exception? cause = null) =>
        new(new TemplateError(path, (int)line + 1, (int)column + 1, message), cause: cause);
}

/// <summary>What <c>include</c> finds: the files of one folder, by their path in it; as in a theme, the extension of a template may be left out. A
/// name that leads out of it, by <c>..</c>, from the root or through a symbolic link, names nothing.</summary>
internal sealed class FolderTemplates(string folder, string workingDirectory) : IPartials
{
    private readonly string _realFolder = RealPath.Of(folder);
    private readonly Dictionary<string, ParsedTemplate> _parsed = new(StringComparer.Ordinal);

    public ParsedTemplate? Find(string name, string from) => LoadFile(name) ?? LoadFile(name + ThemeReader.Extension);

    private ParsedTemplate? LoadFile(string name)
    {
        if (name.Length == 0 || name.Any(letter => char.IsControl(letter) || letter == '\\') || Path.IsPathRooted(name))
            return null;
        var path = Path.GetFullPath(name, folder);
        if (_parsed.TryGetValue(path, out var known))
            return known;
        if (!RealPath.IsInside(path, folder) || !File.Exists(path) || RealPath.Of(path) is not { } real || !RealPath.IsInside(real, _realFolder)
            || !FileStatus.IsRegular(real))
            return null;
        var shown = DisplayPath.Of(path, workingDirectory);
        return _parsed[path] = ParsedTemplate.Parse(TemplateText.Read(path, shown), shown);
    }
}

/// <summary>Reads the text of a template or of its data: UTF-8, with or without a byte order mark, and nothing else.</summary>
internal static class TemplateText
{
    private const int MostBytes = 64 << 20;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="TemplateException">The file is not UTF-8, or a device without an end.</exception>
    public static string Read(string fullPath, string shownPath)
    {
        // Not all at once: a pipe may be named too, whose length is not known before.
        using var file = File.OpenRead(fullPath);
        var content = new byte[Math.Max(4096, Math.Min(file.CanSeek ? file.Length + 1 : 0, MostBytes))];
        var length = 0;
        while (file.Read(content, length, content.Length - length) is > 0 and var read)
        {
            length += read;
            if (length == MostBytes)
                throw new TemplateException(new TemplateError(shownPath, 1, 1, Invariant($"the file has more than {MostBytes >> 20} MiB")));
            if (length == content.Length)
                Array.Resize(ref content, Math.Min(2 * length, MostBytes));
        }
        ReadOnlySpan<byte> bytes = content.AsSpan(0, length);
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
