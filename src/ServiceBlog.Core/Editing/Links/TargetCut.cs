using Markdig.Helpers;
using ServiceBlog.LinkCheck.Html;

namespace ServiceBlog.Core.Editing.Links;

/// <summary>Finds in a written target the piece that is to be replaced: what comes before its query and fragment.</summary>
internal static class TargetCut
{
    /// <summary>Replaces the part of a target that reads as <paramref name="path"/>; null if it does not begin so.</summary>
    public static TextEdit? Replace(WrittenTarget target, string path, string replacement) =>
        LengthOf(target, path) is { } length ? new TextEdit(target.Start, length, replacement) : null;

    private static int? LengthOf(WrittenTarget target, string path)
    {
        var raw = target.Raw;
        if (!raw.AsSpan().ContainsAny('&', '\\') || target.Form == TargetForm.Key)
            return raw.StartsWith(path, StringComparison.Ordinal) && EndsPath(raw[path.Length..]) ? path.Length : null;
        for (var length = 0; length <= raw.Length; length++)
        {
            if (Decode(raw[..length], target.Form) == path && EndsPath(Decode(raw[length..], target.Form)))
                return length;
        }
        return null;
    }

    public static string Decode(string raw, TargetForm form) => form switch
    {
        TargetForm.Markdown => HtmlHelper.Unescape(raw),
        TargetForm.Html => CharacterReferences.DecodeAttribute(raw),
        _ => raw,
    };

    private static bool EndsPath(string rest) => rest.Length == 0 || rest[0] is '#' or '?';
}
