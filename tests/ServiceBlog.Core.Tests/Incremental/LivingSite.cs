using System.Collections.Immutable;
using System.Text;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Impact;
using ServiceBlog.Core.Incremental;
using ServiceBlog.Core.Outputs;

namespace ServiceBlog.Core.Tests.Incremental;

/// <summary>A site that is edited and built again and again, as authors do.</summary>
internal sealed class LivingSite
{
    /// <summary>What the text of a file that is none begins with.</summary>
    public const string Base64 = "base64,";

    private BuildRecord? _record;

    // What is on the disk, as it was loaded from there.
    private BuildDetails? _kept;
    private byte[] _copy = [];
    private IReadOnlyDictionary<string, byte[]> _published = new Dictionary<string, byte[]>();

    public SortedDictionary<string, string> Files { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, string> Theme { get; } = new(StringComparer.Ordinal);

    /// <summary>The theme <c>under</c>, which the site's theme may extend.</summary>
    public SortedDictionary<string, string> Under { get; } = new(StringComparer.Ordinal);

    public DateTimeOffset Now { get; set; } = TestSite.Now;

    /// <summary>Whether strangers wrote the site.</summary>
    public bool IsUntrusted { get; set; }

    /// <summary>What somebody does to a file while a build runs.</summary>
    public Func<InputFile, InputFile> Meanwhile { get; set; } = file => file;

    /// <summary>What the last build that succeeded published.</summary>
    public IReadOnlyDictionary<string, byte[]> Published => _published;

    public string this[string path] => Encoding.UTF8.GetString(_published[path]);

    /// <summary>How often all details were written, and not only what had changed.</summary>
    public int Copies { get; private set; }

    public int Restarts { get; private set; }

    /// <summary>Files that the last build wrote.</summary>
    public int Written { get; private set; }

    public BuildResult Build()
    {
        var output = new KeptOutput(_published);
        var result = Run(output, _record, keepsRecord: true);
        Written = output.Written;
        if (result.Succeeded)
        {
            _published = output.Files;
            _record = result.Record;
        }
        return result;
    }

    /// <summary>What the next build will change of what is published, and the state that it finds.</summary>
    public (ImmutableArray<ImpactedFile> Impacted, BuildResult Result) Impact(ImmutableArray<EditedFile> edited)
    {
        var published = _published;
        var output = new ComparedOutput(new EarlierOutput(
            [.. published.Keys], published.ContainsKey, path => published.TryGetValue(path, out var content) ? ContentHash.Of(content) : null));
        var result = Run(output, _record, keepsRecord: false);
        return (ImpactAnalysis.Of(output.Changes(), result.StateBefore(), result.State, edited), result);
    }

    /// <summary>Builds without any memory.</summary>
    public (BuildResult Result, IReadOnlyDictionary<string, byte[]> Files) BuildClean()
    {
        var output = new KeptOutput(new Dictionary<string, byte[]>());
        return (Run(output, before: null, keepsRecord: false), output.Files);
    }

    /// <summary>Goes on in a new process: all that is left is what was kept.</summary>
    /// <param name="damage">What becomes of one of the files that were kept.</param>
    /// <param name="damaged">Which of the three.</param>
    public void Restart(Func<byte[], byte[]>? damage = null, int damaged = 0)
    {
        if (_record?.Details.Value is not { } details)
            return;
        var changes = DetailsChanges.Between(_kept, details);
        (Restarts, Copies) = (Restarts + 1, changes is null ? Copies + 1 : Copies);
        changes ??= Kept(copy => DetailsFormat.WriteCopy(details, copy), ref _copy);
        var head = BuildRecordFormat.EncodeHead(_record).ToArray();
        byte[] rest = [];
        Kept(stream => { DetailsFormat.WriteChanges(details, changes, BuildRecordFormat.IdentityOf(head), stream); return changes; }, ref rest);
        if (damage is not null && damaged == 0)
            head = damage(head);
        else if (damage is not null && damaged == 1)
            _copy = damage(_copy);
        else if (damage is not null)
            rest = damage(rest);
        _record = BuildRecordFormat.Read(head, (identity, paths) => DetailsFormat.Read(_copy, rest, identity, paths));
        _kept = _record?.Details.Value;
    }

    private static T Kept<T>(Func<Stream, T> write, ref byte[] bytes)
    {
        using var stream = new MemoryStream();
        var result = write(stream);
        bytes = stream.ToArray();
        return result;
    }

    /// <summary>Somebody deletes a published file.</summary>
    public void Lose(string path) => _published = _published.Where(file => file.Key != path).ToDictionary(StringComparer.Ordinal);

    private BuildResult Run(IOutputTarget output, BuildRecord? before, bool keepsRecord) => SitePipeline.Run(
        new BuildInput
        {
            Content = new FolderContent([.. Files.Select(file => Meanwhile(FileOf(file.Key, file.Value)))], []),
            FindTheme = name => name is "default" or "under" ? ThemeOf(name, name == "under" ? Under : Theme) : null,
            Now = Now,
            Options = new BuildOptions { Untrusted = IsUntrusted },
            Before = before,
            KeepsRecord = keepsRecord,
        },
        output);

    private static InputFile FileOf(string path, string text) => text.StartsWith(Base64, StringComparison.Ordinal)
        ? InputFile.FromBytes(path, Convert.FromBase64String(text[Base64.Length..]))
        : InputFile.FromText(path, text);

    private static FolderContent ThemeOf(string name, SortedDictionary<string, string> files) => new(
        [.. files.Select(file => InputFile.FromBytes(file.Key, $"themes/{name}/{file.Key}", Encoding.UTF8.GetBytes(file.Value)))], []);
}
