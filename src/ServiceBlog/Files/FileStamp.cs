namespace ServiceBlog.Files;

/// <summary>
/// How the file system describes a file's state. While it is the same, and <see cref="IsSettled"/>, the bytes are the
/// same: whoever writes to a file moves the time of its last change, which no program can set.
/// </summary>
/// <param name="Size">In bytes.</param>
/// <param name="Modified">When the bytes were last written; in nanoseconds since 1970. Programs can set it.</param>
/// <param name="Changed">When anything of the file last changed, such as its bytes, names or times; likewise.</param>
/// <param name="Inode">Which file it is; another one under the same name has another number.</param>
internal readonly record struct FileStamp(long Size, long Modified, long Changed, ulong Inode)
{
    /// <summary>Clocks of file systems tick as rarely as every two seconds.</summary>
    private static readonly TimeSpan LongestTick = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Whether a later change could not go by the same stamp: the last one was not within the tick of the clock in
    /// which the stamp was taken.
    /// </summary>
    public bool IsSettled(DateTimeOffset taken)
    {
        var latest = (taken - LongestTick - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
        return Changed < latest && Modified < latest;
    }
}
