using System.Globalization;
using System.Net;
using System.Text;

namespace ServiceBlog.Preview;

/// <summary>
/// The script that keeps a page in a browser up to date. It goes into what is served and never into a file; its element
/// tells it which state of the preview the page is from.
/// </summary>
internal static class PageScript
{
    /// <summary>No file of a site can lie there: names that begin with a dot are not published.</summary>
    public const string Folder = "/.serviceblog/";

    /// <summary>Where a page connects.</summary>
    public const string Channel = Folder + "live";

    /// <summary>A part of the script by its address; null if there is none.</summary>
    public static ReadOnlyMemory<byte>? Find(string path)
    {
        if (!path.StartsWith(Folder, StringComparison.Ordinal) || !path.EndsWith(".js", StringComparison.Ordinal))
            return null;
        using var source = typeof(PageScript).Assembly.GetManifestResourceStream(path[Folder.Length..]);
        if (source is null)
            return null;
        var bytes = new byte[source.Length];
        source.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>A page with the script at the end of its body.</summary>
    public static ReadOnlyMemory<byte> AddTo(ReadOnlyMemory<byte> page, string element)
    {
        var bytes = page.Span;
        var end = EndOfBody(bytes);
        var tag = Encoding.UTF8.GetBytes(element);
        var all = new byte[bytes.Length + tag.Length];
        bytes[..end].CopyTo(all);
        tag.CopyTo(all.AsSpan(end));
        bytes[end..].CopyTo(all.AsSpan(end + tag.Length));
        return all;
    }

    /// <summary>The script's element for a page as it was answered.</summary>
    public static string ElementFor(PreviewAnswer answer, PreviewState state, string run)
    {
        var attributes = new StringBuilder();
        Add("run", run);
        Add("revision", state.Revision.ToString(CultureInfo.InvariantCulture));
        Add("page", answer.ContentHash.ToString());
        if (state.Site is { } site)
        {
            Add("published-at", site.PublishedAt);
            Add("base", new Uri("http://localhost" + site.BasePath).AbsolutePath);
            if (site.Unpublished.TryGetValue(answer.Name, out var reason))
                Add("mark", reason);
        }
        return $"<script type=\"module\" src=\"{Folder}preview.js\"{attributes}></script>";

        void Add(string name, string value) => attributes.Append(CultureInfo.InvariantCulture, $" data-{name}=\"{WebUtility.HtmlEncode(value)}\"");
    }

    private static int EndOfBody(ReadOnlySpan<byte> page)
    {
        for (var rest = page; rest.LastIndexOf("</"u8) is var at and >= 0; rest = rest[..at])
        {
            var name = rest[(at + 2)..];
            if (name.Length >= 4 && Ascii.EqualsIgnoreCase(name[..4], "body"u8))
                return at;
        }
        return page.Length;
    }
}
