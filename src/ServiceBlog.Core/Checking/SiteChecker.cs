using System.Collections.Concurrent;
using ServiceBlog.Core.Binary;
using ServiceBlog.Core.Checking.Reading;
using ServiceBlog.Core.Checking.Resolving;
using ServiceBlog.Core.Outputs;

namespace ServiceBlog.Core.Checking;

/// <summary>
/// Checks the built site as a browser will see it, whoever built it. Files come in as they are made, from any thread;
/// of each only facts are kept (its links with their places, its ids), never its bytes or a tree. When all have come,
/// <see cref="Finish"/> resolves the links. The findings depend on the files alone, not on their order or on threads.
/// Parsing follows the HTML, URL and CSS standards to the letter: where a browser forgives, so does the check.
/// </summary>
public sealed class SiteChecker(CheckSettings settings)
{
    private readonly ConcurrentDictionary<string, FileFacts?> _files = new(StringComparer.Ordinal);
    private readonly SharedTexts _shared = new();
    private readonly SiteAddress _site = new(settings.BaseUrl);

    /// <summary>Whether a file of this name is read; of all others only the path matters.</summary>
    public static bool Reads(string path) => FileReader.KindOf(path) != FileKind.Other;

    /// <summary>Takes in a file. Its bytes are not kept.</summary>
    public void Add(OutputFile file)
    {
        var kind = FileReader.KindOf(file.Path);
        _files[file.Path] = kind == FileKind.Other
            ? null
            : FileReader.Read(file.Path, kind, file.Content.Span, _shared, _site.UrlOf(file.Path));
    }

    /// <summary>Takes in a file that is as it was when its facts were kept.</summary>
    /// <param name="path">The file's.</param>
    /// <param name="facts">What <see cref="FactsOf"/> gave then.</param>
    public void Add(string path, ReadOnlyMemory<byte> facts) =>
        _files[path] = facts.IsEmpty ? null : FactsFormat.Read(new ByteReader(facts), path, _shared);

    /// <summary>What is known of a file, to be kept for the next check; empty for a file of which only the path counts.</summary>
    public ReadOnlyMemory<byte> FactsOf(string path)
    {
        if (_files.GetValueOrDefault(path) is not { } facts)
            return default;
        var writer = new ByteWriter();
        FactsFormat.Write(writer, facts);
        return writer.Written;
    }

    /// <summary>Takes in a file that can be linked to, but not read.</summary>
    public void AddPath(string path) => _files[path] = null;

    /// <summary>Resolves every link. Nothing may be added any more.</summary>
    public CheckResult Finish()
    {
        var threads = new ParallelOptions { MaxDegreeOfParallelism = settings.Parallelism is > 0 and var some ? some : -1 };
        return new SiteResolution(new SitePaths(_files), _site, threads).Run();
    }
}
