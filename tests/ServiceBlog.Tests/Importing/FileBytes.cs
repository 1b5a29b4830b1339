namespace ServiceBlog.Tests.Importing;

internal static class FileBytes
{
    public static void Write(this byte[] bytes, string path) => File.WriteAllBytes(path, bytes);
}
