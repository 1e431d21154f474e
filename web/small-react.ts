/**
 * What the site and react-hook-form use of React's interface, by Preact. The compatibility layer as a whole would be 2 KB
 * more: its default export holds on to all of it (docs/adr/0030-preact-behind-react.md).
 */
import { createContext, createElement, Fragment } from "preact";
import { useCallback, useContext, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";

export { Component } from "preact";
export { useDeferredValue, useSyncExternalStore } from "preact/compat";
export { useId } from "preact/hooks";
export {
  createContext,
  Fragment,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
};

/** As react-hook-form imports it. */
export default {
  createContext,
  createElement,
  Fragment,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
};
