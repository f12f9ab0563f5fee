/** What a script adds to the pages, which can be read without it: marks tell all about themselves, and have one tab stop. */
import './pages.css';
