namespace ServiceBlog.Benchmarks;

/// <summary>The templates, which the build puts beside the program.</summary>
internal static class TemplateFiles
{
    public static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, name));
}
