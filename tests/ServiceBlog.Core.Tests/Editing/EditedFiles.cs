using System.Text;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Editing;

namespace ServiceBlog.Core.Tests.Editing;

/// <summary>The files of a site, to be edited as commands edit them.</summary>
internal sealed class EditedFiles
{
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    public EditedFiles(params (string Path, string Text)[] files)
    {
        foreach (var (path, text) in files)
            _files[path] = Encoding.UTF8.GetBytes(text);
    }

    public IEnumerable<string> Paths => _files.Keys;

    public byte[] Bytes(string path) => _files[path];

    public string this[string path] => Encoding.UTF8.GetString(_files[path]);

    public EditableSite Site() => EditableSite.Read([.. Inputs()]);

    /// <summary>Builds and checks the whole site.</summary>
    public TestSite Build() => TestSite.Build(new BuildOptions { Drafts = true }, Inputs());

    /// <summary>Does what is planned; fails the test if something stands against it.</summary>
    public EditPlan Apply(EditPlan plan)
    {
        plan.Misuse.ShouldBeNull();
        plan.Refusals.ShouldBeEmpty();
        foreach (var change in plan.Changes)
        {
            if (change.Before is { } before)
                before.Span.SequenceEqual(_files[change.Path]).ShouldBeTrue();
            _files.Remove(change.Path);
            _files[change.MovesTo ?? change.Path] = change.After.ToArray();
        }
        return plan;
    }

    public IEnumerable<Diagnostic> Mistakes() => Build().Diagnostics;

    private IEnumerable<InputFile> Inputs() => _files.Select(file => InputFile.FromBytes(file.Key, file.Value));
}
