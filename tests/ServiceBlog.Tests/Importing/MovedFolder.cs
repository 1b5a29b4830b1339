namespace ServiceBlog.Tests.Importing;

/// <summary>Tests that move a folder of another generator, <c>old/</c>, into a new site.</summary>
public abstract class MovedFolder : IDisposable
{
    private protected ImportShell Shell { get; } = new();

    public void Dispose()
    {
        Shell.Dispose();
        GC.SuppressFinalize(this);
    }

    protected void Old(string path, string text) => Shell.Folder.Add("old/" + path, text + "\n");

    protected void Move() => Shell.Run("new", "site", "new", "--from", "old").ShouldBe(0, Shell.Out + Shell.Error);

    protected bool Has(string path) => File.Exists(Shell.Folder["new/input/" + path]);

    protected string Input(string path) => File.ReadAllText(Shell.Folder["new/input/" + path]);

    /// <summary>The text below the front matter.</summary>
    protected string Page(string path) => Input(path) is var file ? file[(file.IndexOf("\n---\n", StringComparison.Ordinal) + 5)..].Trim() : "";
}
