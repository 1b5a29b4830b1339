using System.Net;

namespace ServiceBlog.Core.Config;

/// <summary>Reads <c>externalLinks</c> of <c>site.yml</c>, and <c>data/external-links.yml</c>.</summary>
public static class ExternalLinkSettingsReader
{
    /// <summary>The data file's name without extension.</summary>
    public const string DataFile = "external-links";

    public static ExternalLinkSettings Read(YamlFields? fields)
    {
        if (fields is null)
            return new ExternalLinkSettings();
        var settings = new ExternalLinkSettings
        {
            Ignore = [.. fields.Texts("ignore").Select(pattern => pattern.Value)],
            AllowedNetworks = [.. fields.Texts("allowNetworks").Select(network => ReadNetwork(network, fields)).OfType<IPNetwork>()],
        };
        fields.ReportUnknown(" in \"externalLinks\"");
        return settings;
    }

    /// <summary>Archived copies: for each address a mapping with <c>archive: URL</c>.</summary>
    public static IReadOnlyDictionary<string, string> ReadArchive(YamlNode? data, ICollection<Diagnostic> diagnostics)
    {
        var copies = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (data is YamlMapping links)
        {
            foreach (var (url, value) in links.Entries)
            {
                if (ReadCopy(new Located<string>(url.Text, url.Location), value, diagnostics) is { } copy)
                    copies[url.Text] = copy;
            }
        }
        else if (data is not null and not YamlScalar { IsNull: true })
        {
            diagnostics.Report(Rules.WrongType, data.Location,
                $"{DataFile} expects addresses, each with \"archive: URL\" below it, found {data.Description}");
        }
        return copies.ToImmutable();
    }

    private static string? ReadCopy(Located<string> url, YamlNode value, ICollection<Diagnostic> diagnostics)
    {
        if (!IsWebAddress(url.Value))
            diagnostics.Report(Rules.InvalidSetting, url.Location, $"\"{url.Value}\" is no address of another site, such as https://example.org/page");
        if (value is not YamlMapping mapping)
        {
            diagnostics.Report(Rules.WrongType, value.Location, $"an address expects \"archive: URL\" below it, found {value.Description}");
            return null;
        }
        var fields = new YamlFields(mapping, diagnostics);
        var copy = fields.Text("archive");
        fields.ReportUnknown($" of an address in {DataFile}");
        if (copy is null || IsWebAddress(copy.Value.Value))
            return copy?.Value;
        fields.Report(Rules.InvalidSetting, copy.Value.Location, $"the archived copy \"{copy.Value.Value}\" is no web address");
        return null;
    }

    private static IPNetwork? ReadNetwork(Located<string> written, YamlFields fields)
    {
        if (IPNetwork.TryParse(written.Value, out var network))
            return network;
        fields.Report(Rules.InvalidSetting, written.Location, $"\"{written.Value}\" is no network such as 192.168.0.0/16");
        return null;
    }

    private static bool IsWebAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";
}
